import type { CampaignSockets } from './campaign-sockets.js';

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

/** How a worker sends: until when, by how many sockets, and who watches its steps. */
export interface Sending {
  signal?: AbortSignal;
  /** What all campaigns of this process share; a claim that has aged while it waited for a socket is not sent. */
  campaignSockets?: CampaignSockets;
  onStep?: (step: SendStep) => void;
  /** Told what the provider answered for a message, or what it knows of one whose answer was lost. */
  onAnswer?: (purpose: string, result: string) => void;
}
