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
import { addressOn, messagesAddress, writeRequest } from './write-request.js';

const PAGE = 200;
const CONNECT_MS = 5_000;
/** Beyond those that campaigns fill, so that a code finds one free. */
const URGENT_CONNECTIONS = 20;

/** What of an answer is read. */
interface Created {
  sid?: unknown;
  num_segments?: unknown;
}

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
  const client = twilio(config.TWILIO_ACCOUNT_SID, config.TWILIO_AUTH_TOKEN, {
    httpClient,
    // Only TWILIO_API_URL leads elsewhere, not what the SDK finds in the environment by itself.
    ...{ edge: '', region: '' },
  });
  const uri = messagesAddress(config.TWILIO_ACCOUNT_SID);
  // As the SDK's `messages.create`, but for the object that it makes of each answer: a twelfth of a worker's time (docs/decisions/029).
  const create = async (data: object): Promise<Created> => {
    const { body } = (await client.request({ method: 'post', uri, data })) as { body: Created };
    return body;
  };
  return {
    name: 'twilio',
    async send(message: OutgoingSms): Promise<SendResult> {
      if (message.body === '') return { result: 'refused', reason: 'empty' };
      if (message.body.length > LONGEST_BODY) return { result: 'refused', reason: 'too_long' };
      const request = writeRequest(config, message, clock.now());
      if (request === 'expired') return { result: 'refused', reason: 'expired' };
      if (request === 'no_sender') return { result: 'refused', reason: 'sender_invalid' };
      try {
        const { sid, num_segments: segments } = await create(request);
        // A yes without an id is no answer at all.
        if (typeof sid !== 'string' || !/^(SM|MM)/.test(sid)) return { result: 'unclear' };
        return { result: 'accepted', providerId: sid, segments: Number(segments) || null };
      } catch (error) {
        return readFailure(error);
      }
    },
    async find(_reference: string, hint: FindHint): Promise<FindResult> {
      const to = addressOn(hint.channel, hint.to);
      try {
        // Not by DateSent: what still waits at Twilio has none, and would seem absent.
        return await findInList(await listing(client.messages.page({ to, pageSize: PAGE })), hint, to);
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
