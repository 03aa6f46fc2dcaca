import { expect, test } from '@jest/globals';
import { announce } from '../../ops/start/announce.js';
import { readStartConfig, startEnvironment } from '../../ops/start/read-start-config.js';

test.each([
  [{}, '127.0.0.1'],
  [{ HOST: '' }, '127.0.0.1'],
  [{ HOST: '0.0.0.0' }, '0.0.0.0'],
  [{ HOST: '192.168.1.20' }, '192.168.1.20'],
])('a start with %j listens on %s', async (environment, host) => {
  const config = await readStartConfig(startEnvironment(environment));
  expect(config.HOST).toBe(host);
  const said = announce({ config, dataDir: '.data', demoPassword: 'x', remarks: [] });
  expect(said).toContain(host === '127.0.0.1' ? 'Only this machine can open' : 'Everybody on your network');
});
