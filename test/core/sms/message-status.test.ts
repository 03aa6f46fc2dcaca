import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { MESSAGE_MOVES, type MessageStatus } from '../../../core/sms/message-status.js';

const told = ['accepted', 'sent', 'delivered', 'failed'] as const;
const FAR: Record<MessageStatus, number> = {
  ...{ pending: 0, claimed: 0, unknown: 0, accepted: 1, sent: 2, delivered: 3, failed: 3, skipped: 3 },
};

const run = (start: MessageStatus, reports: readonly MessageStatus[]): MessageStatus[] => {
  const seen = [start];
  for (const to of reports) if (MESSAGE_MOVES[seen.at(-1)!].includes(to)) seen.push(to);
  return seen;
};

test('whatever the order of reports, a message never goes back, and a final one never moves', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(FAR) as MessageStatus[])),
      fc.array(fc.constantFrom(...told), { maxLength: 12 }),
      (start, reports) => {
        const far = run(start, reports).map((status) => FAR[status]);
        expect(far).toEqual([...far].sort((a, b) => a - b));
        expect(new Set(far.slice(1)).size).toBe(far.length - 1);
      },
    ),
  );
});

test('whatever was not settled is settled by the first report that it ended', () => {
  for (const start of ['pending', 'claimed', 'unknown', 'accepted', 'sent'] as const)
    for (const end of ['delivered', 'failed'] as const)
      expect([start, run(start, ['accepted', 'sent', end]).at(-1)]).toEqual([start, end]);
});
