/** The places on an SMS's way where a process may die; each must leave it sent once, or waiting. */
export const SEND_STEPS = [
  'start-taken',
  'frozen',
  'started',
  'claiming',
  'claimed',
  'claim-committed',
  'first-answer',
  'answered',
  'noted',
  'charged',
  'recorded',
  'asked-after',
  'settled',
  'finished',
] as const;
export type SendStep = (typeof SEND_STEPS)[number];

/** How a worker sends: until when, and who watches its steps. */
export interface Sending {
  signal?: AbortSignal;
  onStep?: (step: SendStep) => void;
}
