import { stringify } from 'node:querystring';
import { Pool } from 'undici';
import { CROWD_BODY, CROWD_NAMES } from '../../test/faults/sending/crowd-texts.js';

/** What sending costs with nothing around it: `bare-loop.ts <address> <messages> <connections>`, each connection one message after another. */
const [url = '', messages, connections] = process.argv.slice(2);
const pool = new Pool(new URL(url).origin, { connections: Number(connections), pipelining: 1 });
const headers = {
  Authorization: `Basic ${Buffer.from(new URL(url).username + ':' + new URL(url).password).toString('base64')}`,
  'Content-Type': 'application/x-www-form-urlencoded',
};
const { pathname } = new URL(url);
let next = 0;
async function connection(): Promise<void> {
  for (let at = (next += 1); at <= Number(messages); at = next += 1) {
    const text = CROWD_BODY.replace('{name}', CROWD_NAMES[at % CROWD_NAMES.length]!);
    const body = stringify({
      To: `+49152${String(at).padStart(8, '0')}`,
      Body: text,
      From: '+4915112345678',
      StatusCallback: `https://t.example/channels/twilio/status?b=1&m=${at}`,
    });
    const answer = await pool.request({ method: 'POST', path: pathname, headers, body });
    await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
  }
}
await Promise.all(Array.from({ length: Number(connections) }, connection));
await pool.close();
