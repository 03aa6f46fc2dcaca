import { tsImport } from 'tsx/esm/api';

/** Jest loads global hooks through require(), which cannot resolve our `.js` imports: tsx can. */
export default async () => (await tsImport('./start-servers.ts', import.meta.url)).startServers();
