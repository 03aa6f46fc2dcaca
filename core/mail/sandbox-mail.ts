import type { Platform } from '../platform.js';
import type { OutboxMessage } from '../sms/sandbox.js';
import type { SendMail } from './mail-port.js';

const FROM = 'TaraKazan';

/** Into the outbox beside the SMS, sealed, for whoever tries the product out. */
export function sandboxMail({ db, keys, clock }: Platform): SendMail {
  return async ({ id, to, subject, body }) => {
    const at = clock.now();
    const message: OutboxMessage = {
      ...{ to, from: FROM, channel: 'email', purpose: 'account', subject, body },
      at: at.toISOString(),
    };
    await db.route(
      `INSERT INTO sandbox_message (reference, to_hash, sealed, at) VALUES ($1, $2, $3, $4) ON CONFLICT (reference) DO NOTHING`,
      [`mail-${id}`, keys.pseudonym('outbox', to), keys.seal('outbox', JSON.stringify(message)), at],
    );
  };
}
