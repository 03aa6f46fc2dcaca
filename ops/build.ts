import { buildFiles } from './build/build-files.js';
import { PLANS } from './build/plans.js';

/** `npm run build`: what browsers run, for bot and panel. */
for (const plan of PLANS) console.log(`${plan.name}: ${await buildFiles(plan)}`);
