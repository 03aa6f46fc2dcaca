import type { Column, Tone } from './column.js';

/** What the states of the domain mean to whoever reads them, whichever table they are of. */
const TONES: Record<string, Tone> = {
  ...{ delivered: 'good', redeemed: 'good', sent: 'good', paid: 'good', open: 'good', active: 'good' },
  ...{
    invited: 'waiting',
    issued: 'waiting',
    draft: 'waiting',
    scheduled: 'waiting',
    sending: 'waiting',
    paused: 'waiting',
  },
  ...{
    pending: 'waiting',
    claimed: 'waiting',
    accepted: 'waiting',
    unknown: 'waiting',
    suspended: 'waiting',
  },
  ...{ failed: 'bad', overdue: 'bad', missed: 'bad' },
  ...{ expired: 'over', void: 'over', skipped: 'over', cancelled: 'over', deleted: 'over', closed: 'over' },
  disabled: 'over',
};

/** The badges of a column: its own, and those of a state by its name. */
export function tonesOf({ name, values = {}, tones }: Column): Record<string, Tone> | undefined {
  if (tones || (name !== 'status' && name !== 'state')) return tones;
  return Object.fromEntries(Object.keys(values).map((value) => [value, TONES[value] ?? 'over']));
}
