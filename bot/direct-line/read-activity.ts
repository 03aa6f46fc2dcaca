import { z } from 'zod';

import { Refusal } from '../../core/errors.js';

const LONGEST_TEXT = 1000;
const MOST_DATA = 4096;
const LONGEST_ID = 100;

/** What nests too deep to be written again is not small either. */
function small(data: unknown): boolean {
  try {
    return JSON.stringify(data).length <= MOST_DATA;
  } catch {
    return false;
  }
}

const data = z.record(z.string(), z.unknown()).refine(small, 'is too large');
const label = z.string().max(100);

/** Of what a client adds, the dialogs read an answer and the client's own name of the message; the rest is not kept. */
function keepNeeded(given: Record<string, unknown>): { answer?: string; clientActivityID?: string } {
  const { answer, clientActivityID } = given;
  return {
    ...(typeof answer === 'string' && { answer }),
    ...(typeof clientActivityID === 'string' &&
      clientActivityID.length <= LONGEST_ID && { clientActivityID }),
  };
}

const drop = (): undefined => undefined;

const common = {
  channelData: data.transform(keepNeeded).optional(),
  locale: z.string().max(35).optional(),
};

/** What a guest's client may send. Everything else it says (from, id, timestamps, …) is dropped: the server knows better. */
const InboundActivity = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    text: z.string().optional(),
    value: z
      .union([z.union([z.string(), z.number(), z.boolean()]).transform(drop), data.transform(keepNeeded)])
      .optional(),
    // Files are refused at upload, and a message that only has some asks for nothing.
    attachments: z
      .array(z.object({ contentType: label.optional() }))
      .max(10)
      .transform(drop)
      .optional(),
    ...common,
  }),
  z.object({
    type: z.literal('event'),
    name: label,
    value: data.transform(keepNeeded).optional(),
    ...common,
  }),
  z.object({ type: z.literal('typing'), ...common }),
]);

export type InboundActivity = z.infer<typeof InboundActivity>;

function textOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
}

/** An activity as a client posts it. Throws Refusal('message_too_long' | 'bad_request'). */
export function readActivity(body: unknown): InboundActivity {
  const text = textOf(body);
  if (typeof text === 'string' && text.length > LONGEST_TEXT) throw new Refusal('message_too_long');
  const parsed = InboundActivity.safeParse(body);
  if (!parsed.success) throw new Refusal('bad_request');
  return parsed.data;
}

/** The client's own name for a message: sent again with the same one, it is the same message. */
export function clientIdOf(activity: InboundActivity): string | undefined {
  const id = activity.channelData?.clientActivityID;
  return typeof id === 'string' && /^[^\p{Cc}\p{Cs}]{1,100}$/u.test(id) ? id : undefined;
}
