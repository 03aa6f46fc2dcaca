import { join } from 'node:path';
import { PROJECT_ROOT } from '../../core/project-root.js';
import { buildFolder, type WriteBuild } from './build-folder.js';
import { ownInputs } from './own-inputs.js';
import { BUILDS } from './stamp.js';
import { writeAssets } from './write-assets.js';

/** What each folder is built by; bundlers are loaded only when there is something to do. */
const WRITES: Record<(typeof BUILDS)[number], WriteBuild> = {
  async 'web-chat'(folder) {
    const { bundlePage } = await import('../../web-chat/build/bundle-page.js');
    const { files, metafiles } = await bundlePage(join(PROJECT_ROOT, 'web-chat'));
    await writeAssets(folder, files);
    return ownInputs(...metafiles);
  },
  async admin(folder) {
    const { bundlePanel } = await import('../../admin/build/bundle-panel.js');
    const { files, metafiles } = await bundlePanel(join(PROJECT_ROOT, 'admin'));
    await writeAssets(folder, files);
    return ownInputs(...metafiles);
  },
  async server(folder) {
    const { bundleServer } = await import('./bundle-server.js');
    return ownInputs(await bundleServer(folder));
  },
};

/** Builds all that is stale: what browsers load, and the processes. */
export async function buildAll(say: (line: string) => void = () => undefined): Promise<void> {
  for (const name of BUILDS) say(`${name}: ${await buildFolder(name, WRITES[name])}`);
}
