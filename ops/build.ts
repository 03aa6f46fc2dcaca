import { buildAll } from './build/plans.js';

/** `npm run build`: what browsers load, and the processes. */
await buildAll((line) => console.log(line));
