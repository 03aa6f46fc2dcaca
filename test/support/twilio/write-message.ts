import { segmentsOf, type StoredMessage } from './message-store.js';

const date = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000');

/** A message as Twilio's answers and lists have it. One literal: put together of several it took a third of the stand-in's work. */
export function writeMessage(account: string, message: StoredMessage): string {
  const uri = `/2010-04-01/Accounts/${account}/Messages/${message.sid}`;
  const at = date(message.createdAt);
  const waits = message.status === 'queued' || message.status === 'accepted';
  return JSON.stringify({
    account_sid: account,
    api_version: '2010-04-01',
    body: message.body,
    date_created: at,
    date_sent: waits ? null : at,
    date_updated: at,
    direction: 'outbound-api',
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.service,
    num_media: '0',
    // A Messaging Service counts only once it has chosen the sender.
    num_segments: message.service && waits ? '0' : String(segmentsOf(message.body)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  });
}
