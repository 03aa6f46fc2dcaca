import { z } from 'zod';

import { Refusal } from '../../core/errors.js';

const LONGEST_TEXT = 1000;
const MOST_DATA = 4096;

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

const common = {
  channelData: data.optional(),
  locale: z.string().max(35).optional(),
  localTimezone: label.optional(),
};

/** What a guest's client may send. Everything else it says (from, id, timestamps, …) is dropped: the server knows better. */
const InboundActivity = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    text: z.string().optional(),
    value: z.union([z.string(), z.number(), z.boolean(), data]).optional(),
    // Files are refused at upload; that something was attached is all the dialog has to know.
    attachments: z
      .array(z.object({ contentType: label.default('unknown') }))
      .max(10)
      .optional(),
    ...common,
  }),
  z.object({ type: z.literal('event'), name: label, value: data.optional(), ...common }),
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
