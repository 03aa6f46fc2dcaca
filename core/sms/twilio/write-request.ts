import type { Config } from '../../config.js';
import type { OutgoingSms } from '../port.js';
import { TWILIO } from './request-client.js';

type Settings = Pick<Config, 'PUBLIC_URL' | 'TWILIO_FROM' | 'TWILIO_CODE_FROM' | 'TWILIO_WHATSAPP_FROM'>;

/** Fields of https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource. */
interface CreateMessage {
  To: string;
  Body: string;
  StatusCallback: string;
  From?: string;
  MessagingServiceSid?: string;
  ValidityPeriod?: number;
}

/** Where an account's messages are made. */
export const messagesAddress = (accountSid: string | undefined): string =>
  `${TWILIO}/2010-04-01/Accounts/${accountSid}/Messages.json`;

/** Seconds that Twilio may keep a message waiting: 1 to 36,000 (https://www.twilio.com/docs/api/errors/90007). */
const LONGEST_WAIT_S = 36_000;

/** Where Twilio tells what became of a message: business and row are in it, because a list of messages carries no id of ours. */
export const statusCallback = (
  publicUrl: string,
  { businessId, messageId }: Pick<OutgoingSms, 'businessId' | 'messageId'>,
): string => `${publicUrl}/channels/twilio/status?b=${businessId}&m=${messageId}`;

/** An address as Twilio's lists have it. */
export const addressOn = (channel: OutgoingSms['channel'], e164: string): string =>
  channel === 'whatsapp' ? `whatsapp:${e164}` : e164;

/** A message as Twilio wants it; a word where it cannot be sent at all. */
export function writeRequest(
  settings: Settings,
  message: OutgoingSms,
  now: Date,
): CreateMessage | 'expired' | 'no_sender' {
  const { channel, expiresAt } = message;
  const sender = senderOf(settings, message);
  if (!sender) return 'no_sender';
  const request: CreateMessage = {
    To: addressOn(channel, message.to),
    Body: message.body,
    StatusCallback: statusCallback(settings.PUBLIC_URL, message),
  };
  if (/^MG[0-9a-f]{32}$/i.test(sender)) request.MessagingServiceSid = sender;
  else request.From = addressOn(channel, sender);
  if (!expiresAt) return request;
  const seconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  if (seconds < 1) return 'expired';
  return { ...request, ValidityPeriod: Math.min(seconds, LONGEST_WAIT_S) };
}

/** Codes have a sender of their own where one is set: a business's may be forbidden or slow. */
function senderOf(settings: Settings, { channel, purpose, from }: OutgoingSms): string | undefined {
  if (channel === 'whatsapp') return settings.TWILIO_WHATSAPP_FROM;
  const own = from ?? settings.TWILIO_FROM;
  return purpose === 'code' ? (settings.TWILIO_CODE_FROM ?? own) : own;
}
