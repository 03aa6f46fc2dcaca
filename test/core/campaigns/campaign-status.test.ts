import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CAMPAIGN_MOVES, cameFrom, type CampaignStatus } from '../../../core/campaigns/campaign-status.js';

const ALL = Object.keys(CAMPAIGN_MOVES) as CampaignStatus[];
const status = fc.constantFrom(...ALL);

test('where one may come from is where one may go, read backwards', () => {
  fc.assert(
    fc.property(status, status, (from, to) => {
      expect(cameFrom(to).includes(from)).toBe(CAMPAIGN_MOVES[from].includes(to));
    }),
  );
});

test('whatever is wished in whatever order: an end is an end, nothing is sent from a draft, and what was sent is never taken back', () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 30 }), (wishes) => {
      const path: CampaignStatus[] = ['draft'];
      for (const wish of wishes) if (cameFrom(wish).includes(path.at(-1)!)) path.push(wish);
      const at = (one: CampaignStatus) => path.indexOf(one);
      for (const end of ['sent', 'cancelled', 'deleted'] as const)
        if (at(end) >= 0) expect(at(end)).toBe(path.length - 1);
      if (at('sending') >= 0) {
        expect(path[at('sending') - 1]).toBe('scheduled');
        const after = path.slice(at('sending'));
        for (const early of ['draft', 'scheduled', 'deleted'] as const) expect(after).not.toContain(early);
      }
    }),
  );
});

test('from every status but an end there is a way to one', () => {
  const reaches = (from: CampaignStatus, seen: CampaignStatus[] = []): boolean =>
    CAMPAIGN_MOVES[from].length === 0 ||
    CAMPAIGN_MOVES[from].some((to) => !seen.includes(to) && reaches(to, [...seen, from]));
  for (const from of ALL) expect([from, reaches(from)]).toEqual([from, true]);
});
