import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FindHint, OutgoingSms, SmsProvider } from '../../../core/sms/port.js';
import type { FakeClock } from '../../support/fake-clock.js';

/** What the suite makes the network and the provider do; each holds until `mend`. */
export interface Weather {
  cutBeforeAcceptance(): void;
  cutAfterAcceptance(): void;
  failAfterAcceptance(): void;
  throttle(seconds: number): void;
  refuseAccount(): void;
  lagList(seconds: number): void;
  takeListAway(): void;
  /** Nobody listens there any more. */
  goAway(): Promise<void>;
  mend(): void;
}

export interface Subject {
  provider: SmsProvider;
  clock: FakeClock;
  /** What arrived for a number, the oldest first. */
  delivered(to: string): Promise<string[]>;
  /** Absent where there is no network in between. */
  weather?: Weather;
  /** Numbers that the provider refuses, and why. */
  refusals?: [string, string][];
  close(): Promise<void>;
}

let rows = 0;

export function sms(over: Partial<OutgoingSms> = {}): OutgoingSms {
  rows += 1;
  const messageId = String(rows);
  const to = `+90532${String(1_000_000 + rows)}`;
  const own = { businessId: '7', messageId, reference: `7-${messageId}`, to, body: `Merhaba ${rows}` };
  return { ...own, purpose: 'campaign', channel: 'sms', expiresAt: null, ...over };
}

/** What every provider keeps to. `open` is called once. */
export function itKeepsToTheContract(
  name: string,
  open: () => Promise<Subject>,
  has: { weather: boolean },
): void {
  describe(`${name}: a provider`, () => {
    let at: Subject;
    beforeAll(async () => {
      at = await open();
    });
    afterAll(() => at?.close());

    const hint = ({ to, body, channel }: OutgoingSms, knownIds: string[] = []): FindHint => ({
      ...{ to, body, channel, knownIds },
      claimedAt: at.clock.now(),
    });
    const find = (message: OutgoingSms, knownIds?: string[]) =>
      at.provider.find(message.reference, hint(message, knownIds));

    test('accepts a message, delivers its very text, counts it and finds it again', async () => {
      const message = sms();
      const sent = await at.provider.send(message);
      expect(sent).toMatchObject({ result: 'accepted', segments: 1 });
      expect(await at.delivered(message.to)).toEqual([message.body]);
      expect(await find(message)).toMatchObject({
        found: 'accepted',
        providerId: sent.result === 'accepted' && sent.providerId,
      });
    });

    test('says that what it never had is absent', async () => {
      expect(await find(sms())).toEqual({ found: 'absent' });
    });

    test.each([
      'Şükrü Ağaoğlu',
      'Иван Петрович',
      '王小明 ☕',
      '🧿'.repeat(30),
      'a&b=c+d%20"e" é',
      '\u202eabc',
    ])('carries the name %s unchanged, and finds it', async (name) => {
      const message = sms({ body: `Merhaba ${name}! Sizi bekliyoruz.` });
      expect(await at.provider.send(message)).toMatchObject({ result: 'accepted' });
      expect(await at.delivered(message.to)).toEqual([message.body]);
      expect(await find(message)).toMatchObject({ found: 'accepted' });
    });

    test('keeps two rows with the same text to one person apart', async () => {
      const first = sms();
      const second = sms({ to: first.to, body: first.body });
      const ids: string[] = [];
      for (const message of [first, second]) {
        const sent = await at.provider.send(message);
        if (sent.result === 'accepted') ids.push(sent.providerId);
      }
      expect(new Set(ids).size).toBe(2);
      expect(await find(second, [ids[0]!])).toMatchObject({ found: 'accepted', providerId: ids[1] });
    });

    test.each([
      ['empty', ''],
      ['too_long', 'x'.repeat(1601)],
    ])('refuses a text that is %s, and sends nothing', async (reason, body) => {
      const message = sms({ body });
      expect(await at.provider.send(message)).toEqual({ result: 'refused', reason });
      expect(await at.delivered(message.to)).toEqual([]);
    });

    test('takes the longest text', async () => {
      expect(await at.provider.send(sms({ body: 'x'.repeat(1600) }))).toMatchObject({ result: 'accepted' });
    });

    test('sends no code that has run out', async () => {
      const message = sms({ purpose: 'code', expiresAt: at.clock.now() });
      expect(await at.provider.send(message)).toEqual({ result: 'refused', reason: 'expired' });
      expect(await at.delivered(message.to)).toEqual([]);
    });

    if (has.weather) itBearsTheWeather(() => at, find);
  });
}

function itBearsTheWeather(
  subject: () => Subject,
  find: (message: OutgoingSms, knownIds?: string[]) => ReturnType<SmsProvider['find']>,
): void {
  /** In that weather, and back to a good day after it. */
  async function during<T>(begin: (weather: Weather) => void, work: () => Promise<T>): Promise<T> {
    const { weather } = subject();
    begin(weather!);
    try {
      return await work();
    } finally {
      weather!.mend();
    }
  }
  const send = (message: OutgoingSms) => subject().provider.send(message);

  test('refuses a number with the reason', async () => {
    const { refusals = [] } = subject();
    expect(refusals.length).toBeGreaterThan(0);
    for (const [to, reason] of refusals)
      expect([to, await send(sms({ to }))]).toEqual([to, { result: 'refused', reason }]);
  });

  test('tells a refusal of the account from one of the message', async () => {
    const answer = await during(
      (w) => w.refuseAccount(),
      () => send(sms()),
    );
    expect(answer).toEqual({ result: 'account_refused', reason: 'account_credentials' });
  });

  test('hands on for how long it is to be left alone', async () => {
    const answer = await during(
      (w) => w.throttle(7),
      () => send(sms()),
    );
    expect(answer).toEqual({ result: 'throttled', retryAfterMs: 7_000 });
  });

  test.each([
    ['the line is cut', (w: Weather) => w.cutAfterAcceptance()],
    ['it answers 500', (w: Weather) => w.failAfterAcceptance()],
  ])('when it accepts and %s, says that it does not know, and finds it later', async (_name, begin) => {
    const message = sms();
    expect(await during(begin, () => send(message))).toEqual({ result: 'unclear' });
    expect(await find(message)).toMatchObject({ found: 'accepted' });
    expect(await subject().delivered(message.to)).toEqual([message.body]);
  });

  test('when the line is cut before it accepts, says that it does not know, and finds nothing', async () => {
    const message = sms();
    expect(
      await during(
        (w) => w.cutBeforeAcceptance(),
        () => send(message),
      ),
    ).toEqual({ result: 'unclear' });
    expect(await find(message)).toEqual({ found: 'absent' });
  });

  test('of two equal texts with lost answers each settles one row, and a third row is absent', async () => {
    const first = sms();
    const [second, third] = [1, 2].map(() => sms({ to: first.to, body: first.body })) as [
      OutgoingSms,
      OutgoingSms,
    ];
    await during(
      (w) => w.cutAfterAcceptance(),
      async () => [await send(first), await send(second)],
    );
    const known: string[] = [];
    for (const message of [first, second]) {
      const found = await find(message, known);
      expect(found).toMatchObject({ found: 'accepted' });
      if (found.found === 'accepted') known.push(found.providerId);
    }
    expect(new Set(known).size).toBe(2);
    expect(await find(third, known)).toEqual({ found: 'absent' });
  });

  test('shows in its list what it accepted once the lag is over', async () => {
    const message = sms();
    const { clock } = subject();
    const claimed: FindHint = { ...message, claimedAt: clock.now(), knownIds: [] };
    await during(
      (w) => w.lagList(30),
      async () => {
        await send(message);
        expect(await subject().provider.find(message.reference, claimed)).toEqual({ found: 'absent' });
        clock.advance({ seconds: 31 });
        expect(await subject().provider.find(message.reference, claimed)).toMatchObject({
          found: 'accepted',
        });
      },
    );
  });

  test('says nothing of a message while its list is away', async () => {
    const message = sms();
    await send(message);
    const found = await during(
      (w) => w.takeListAway(),
      () => find(message),
    );
    expect(found).toEqual({ found: 'unknown' });
  });

  test('does not take an older message with the same text for ours', async () => {
    const older = sms();
    await send(older);
    subject().clock.advance({ minutes: 6 });
    expect(await find(sms({ to: older.to, body: older.body }))).toEqual({ found: 'absent' });
  });

  test('finds a message behind many others to that number', async () => {
    const wanted = sms();
    await send(wanted);
    for (let i = 0; i < 450; i += 1) await send(sms({ to: wanted.to }));
    expect(await find(wanted)).toMatchObject({ found: 'accepted' });
  });

  test('when nobody listens, nothing has left: the message waits, and where it is cannot be asked', async () => {
    await subject().weather!.goAway();
    // The kept line dies under this one, which cannot know whether it was read.
    expect((await send(sms())).result).not.toBe('accepted');
    const message = sms();
    expect(await send(message)).toMatchObject({ result: 'throttled' });
    expect(await find(message)).toEqual({ found: 'unknown' });
  });
}
