import { DateTime } from 'luxon';
import { listBusinessIds } from '../businesses/find-business.js';
import { isLanguage } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { queueMail } from '../mail/queue-mail.js';
import type { Platform } from '../platform.js';
import { operationsScope, systemScope } from '../scope.js';

const WEEK_MS = 7 * 86_400_000;

interface Head {
  seq: string;
  hash: Buffer;
}

/**
 * Once a day by the platform's calendar the heads of all logs go to the CEO by e-mail, where nobody who can write to the database
 * reaches them: a log that is cut or made anew no longer fits. Any worker may ask at any time; the day's row says that it was done.
 * False when it was, or while there is no CEO to write to.
 */
export async function anchorHeads(platform: Platform): Promise<boolean> {
  const { db, clock, config, keys } = platform;
  const day = DateTime.fromJSDate(clock.now(), { zone: config.PLATFORM_TIMEZONE }).toISODate()!;
  if ((await db.route('SELECT FROM anchor_day WHERE day = $1', [day])).length > 0) return false;
  const ceos = await db.route<{ sealed: Buffer; language: string }>(
    'SELECT email_sealed AS sealed, language FROM ceo_addresses()',
  );
  if (ceos.length === 0) return false;
  const heads = await readHeads(platform);
  return db.acrossBusinesses(operationsScope(), async (tx) => {
    const mine = await tx.sql(
      'INSERT INTO anchor_day (day, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING day',
      [day, tx.now],
    );
    if (mine.length === 0) return false;
    for (const { sealed, language } of ceos) {
      const wanted = isLanguage(language) ? language : 'en';
      await queueMail(tx, {
        to: keys.open('account.email', sealed),
        subject: translate(wanted, 'account.mail.anchor_subject', { day }),
        body: translate(wanted, 'account.mail.anchor_body', { heads: heads.join('\n') }),
        expiresAt: new Date(tx.now.getTime() + WEEK_MS),
      });
    }
    return true;
  });
}

/** A line each, in the form that processes log them in and `npm run verify-logs` takes. */
async function readHeads({ db, log }: Platform): Promise<string[]> {
  const line = (businessId: string, { seq, hash }: Head) =>
    JSON.stringify({ activityHead: { businessId, seq, hash: hash.toString('hex') } });
  const [own] = await db.route<Head>('SELECT seq, hash FROM platform_activity_head');
  const lines = own ? [line('platform', own)] : [];
  for (const id of await listBusinessIds(db)) {
    const scope = systemScope(id);
    try {
      const [head] = await db.inScope(scope, (tx) =>
        tx.sql<Head>('SELECT seq, hash FROM activity_head WHERE business_id = $1', [scope.businessId]),
      );
      if (head) lines.push(line(id, head));
    } catch (error) {
      // The others are anchored all the same; the CEO sees which is missing.
      log.error({ error, businessId: id }, 'the head of a log could not be read');
      lines.push(JSON.stringify({ activityHeadUnreadable: id }));
    }
  }
  return lines;
}
