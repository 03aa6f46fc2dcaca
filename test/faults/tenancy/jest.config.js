import path from 'node:path';
import base from '../../../jest.config.js';

const shared = { ...base, rootDir: path.resolve(import.meta.dirname, '../../..') };
for (const startsServers of ['globalSetup', 'globalTeardown', 'reporters']) delete shared[startsServers];

/** The same tests on servers that are up already: their start is most of what one file costs. */
export default shared;
