import { spawn } from 'node:child_process';
import { once } from 'node:events';

const SHARED = ['--config', 'test/faults/tenancy/jest.config.js'];

/** Whether a test file passes in a tree: by the servers of this run, which are up and migrated, unless it needs its own. */
export async function isGreen(tree: string, test: string, ownServers: boolean): Promise<boolean> {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--silent', '--bail', '-i'];
  const child = spawn(process.execPath, [...jest, ...(ownServers ? [] : SHARED), '--runTestsByPath', test], {
    ...{ cwd: tree, stdio: 'ignore' },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
