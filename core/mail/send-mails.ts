import type { Platform } from '../platform.js';
import type { Id } from '../scope.js';
import type { OutgoingMail, SendMail } from './mail-port.js';

const AT_ONCE = 20;
/** Whoever took one and died gives it back after this long. */
const LEASE_MS = 120_000;

interface Claimed {
  id: Id;
  sealed: Buffer;
  tries: number;
}

/**
 * Sends what is due, and tells how many. The claim is committed before the first byte; what failed waits twice as long each time, until
 * it is of no use any more. One that was taken by the server just before a crash goes out again: an e-mail too many harms nobody.
 */
export async function sendMails(platform: Platform, send: SendMail): Promise<number> {
  const { db, clock } = platform;
  const now = clock.now();
  await db.route(
    `UPDATE mail SET status = 'failed', sealed = NULL, settled_at = $1 WHERE status = 'pending' AND expires_at <= $1`,
    [now],
  );
  const claimed = await db.route<Claimed>(
    `UPDATE mail SET tries = tries + 1, due_at = $1::timestamptz + $2 * interval '1 ms' * power(2, least(tries, 10))
     WHERE id IN (SELECT id FROM mail WHERE status = 'pending' AND due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING id, sealed, tries`,
    [now, LEASE_MS, AT_ONCE],
  );
  let sent = 0;
  for (const { id, sealed, tries } of claimed) {
    const mail = JSON.parse(platform.keys.open('mail', sealed)) as Omit<OutgoingMail, 'id'>;
    try {
      await send({ ...mail, id });
    } catch (error) {
      platform.log.warn({ error, mail: id, tries }, 'an e-mail was not taken');
      continue;
    }
    sent += 1;
    await db.route(`UPDATE mail SET status = 'sent', sealed = NULL, settled_at = $2 WHERE id = $1`, [
      id,
      clock.now(),
    ]);
  }
  return sent;
}
