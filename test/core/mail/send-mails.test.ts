import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { queueMail } from '../../../core/mail/queue-mail.js';
import { sandboxMail } from '../../../core/mail/sandbox-mail.js';
import { sendMails } from '../../../core/mail/send-mails.js';
import type { OutgoingMail } from '../../../core/mail/mail-port.js';
import { operationsScope } from '../../../core/scope.js';
import { readOutbox } from '../../../core/sms/sandbox.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
const clock = new FakeClock();

beforeAll(async () => {
  at = await openTestPlatform({ clock });
});
afterAll(() => at?.close());
beforeEach(async () => {
  await at.database.asOwner('DELETE FROM mail');
});

async function write(to: string, minutes = 60): Promise<void> {
  const ceo = await ceoOf(at);
  await ceo.db.acrossBusinesses(operationsScope(), (tx) =>
    queueMail(tx, {
      ...{ to, subject: 'Bağlantınız', body: 'https://example.org/gizli' },
      expiresAt: new Date(tx.now.getTime() + minutes * 60_000),
    }),
  );
}

const rows = () =>
  at.database.asOwner<{ status: string; sealed: Buffer | null }>(
    'SELECT status, sealed FROM mail ORDER BY id',
  );

test('a written e-mail leaves once, into the outbox where no server is named, and is then forgotten', async () => {
  await write('a@cafe.example');
  const [before] = await rows();
  expect(before!.sealed!.toString('latin1')).not.toContain('gizli');
  const send = sandboxMail(at.platform);
  const counts = await Promise.all([sendMails(at.platform, send), sendMails(at.platform, send)]);
  expect(counts.sort()).toEqual([0, 1]);
  expect(await rows()).toEqual([{ status: 'sent', sealed: null }]);
  const [mail] = await readOutbox(at.platform, { to: 'a@cafe.example' });
  expect(mail).toMatchObject({ channel: 'email', purpose: 'account', subject: 'Bağlantınız' });
});

test('one that no server takes is tried again, later each time, and given up when it is of no use', async () => {
  await write('b@cafe.example', 30);
  let tried = 0;
  const refuse = async () => {
    tried += 1;
    throw new Error('421 try again later');
  };
  for (let minute = 0; minute < 29; minute += 1) {
    await sendMails(at.platform, refuse);
    clock.advance({ minutes: 1 });
  }
  expect(tried).toBeGreaterThan(2);
  expect(tried).toBeLessThan(7);
  clock.advance({ minutes: 2 });
  await sendMails(at.platform, refuse);
  expect(await rows()).toEqual([{ status: 'failed', sealed: null }]);
});

test('one whose sender died in the middle goes out after all', async () => {
  await write('c@cafe.example');
  const dies = () => new Promise<void>(() => undefined);
  void sendMails(at.platform, dies);
  while ((await at.database.asOwner<{ tries: number }>('SELECT tries FROM mail'))[0]!.tries === 0);
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => void sent.push(mail);
  expect(await sendMails(at.platform, send)).toBe(0);
  clock.advance({ minutes: 3 });
  expect(await sendMails(at.platform, send)).toBe(1);
  expect(sent.map(({ to }) => to)).toEqual(['c@cafe.example']);
});
