import { startTwilioStandIn } from './twilio-stand-in.js';

/**
 * The stand-in as its own process: `node --import tsx test/support/twilio-stand-in-main.ts '{"seed": 7, "faults": {…}}'`.
 * Prints its address as one line; answers GET /control/report and POST /control/faults.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof startTwilioStandIn>[0];
const standIn = await startTwilioStandIn(options);
process.stdout.write(`${standIn.url}\n`);
process.on('SIGTERM', () => void standIn.close());
