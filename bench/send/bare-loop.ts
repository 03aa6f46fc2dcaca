import { Pool } from 'undici';

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
    const body = `To=%2B49152${String(at).padStart(8, '0')}&Body=Hallo+Anna%2C+am+Wochenende+gibt+es+Kuchen+und+Kaffee%2C+auf+Wunsch+mit+Sahne.&From=%2B4915112345678`;
    const answer = await pool.request({ method: 'POST', path: pathname, headers, body });
    await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
  }
}
await Promise.all(Array.from({ length: Number(connections) }, connection));
await pool.close();
