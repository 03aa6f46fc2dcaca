import twilio from 'twilio';
import type { Clock } from '../../clock.js';
import type { Config } from '../../config.js';
import {
  LONGEST_BODY,
  type FindHint,
  type FindResult,
  type OutgoingSms,
  type SendResult,
  type SmsProvider,
} from '../port.js';
import { quarterOfLagMs } from '../quarter-of-lag.js';
import { findInList, type Listing } from './find-in-list.js';
import { readFailure } from './read-failure.js';
import { KeepAliveClient } from './request-client.js';
import { addressOn, writeRequest } from './write-request.js';

const PAGE = 200;
const CONNECT_MS = 5_000;
/** Beyond those that campaigns fill, so that a code finds one free. */
const URGENT_CONNECTIONS = 20;

interface Parts {
  config: Config;
  clock: Clock;
  timeoutMs?: number;
}

/** Twilio on its own SDK. Needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN; an answer may take ten seconds. */
export function twilioProvider({ config, clock, timeoutMs = 10_000 }: Parts): SmsProvider {
  const httpClient = new KeepAliveClient({
    apiUrl: config.TWILIO_API_URL,
    connections: config.SMS_CONNECTIONS + URGENT_CONNECTIONS,
    timeoutMs,
    connectMs: Math.min(CONNECT_MS, timeoutMs, quarterOfLagMs(config)),
  });
  const { messages } = twilio(config.TWILIO_ACCOUNT_SID, config.TWILIO_AUTH_TOKEN, { httpClient });
  return {
    name: 'twilio',
    async send(message: OutgoingSms): Promise<SendResult> {
      if (message.body === '') return { result: 'refused', reason: 'empty' };
      if (message.body.length > LONGEST_BODY) return { result: 'refused', reason: 'too_long' };
      const request = writeRequest(config, message, clock.now());
      if (request === 'expired') return { result: 'refused', reason: 'expired' };
      if (request === 'no_sender') return { result: 'refused', reason: 'sender_invalid' };
      try {
        const { sid, numSegments } = await messages.create(request);
        // A yes without an id is no answer at all.
        if (!/^(SM|MM)/.test(sid)) return { result: 'unclear' };
        return { result: 'accepted', providerId: sid, segments: Number(numSegments) || null };
      } catch (error) {
        return readFailure(error);
      }
    },
    async find(_reference: string, hint: FindHint): Promise<FindResult> {
      const to = addressOn(hint.channel, hint.to);
      try {
        // Not by DateSent: what still waits at Twilio has none, and would seem absent.
        return await findInList(await listing(messages.page({ to, pageSize: PAGE })), hint, to);
      } catch {
        return { found: 'unknown' };
      }
    },
  };
}

type Page = Awaited<ReturnType<ReturnType<typeof twilio>['messages']['page']>>;

async function listing(asked: Promise<Page>): Promise<Listing> {
  const page = await asked;
  return {
    items: page.instances,
    async next() {
      const following = page.nextPage();
      return following ? listing(following as Promise<Page>) : undefined;
    },
  };
}
