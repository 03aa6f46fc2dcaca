import { segmentsOf, type StoredMessage } from './message-store.js';

const date = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000');

/** A message as Twilio's answers and lists have it. */
export function writeMessage(account: string, message: StoredMessage): string {
  const uri = `/2010-04-01/Accounts/${account}/Messages/${message.sid}`;
  const at = date(message.createdAt);
  const waits = message.status === 'queued' || message.status === 'accepted';
  return JSON.stringify({
    ...{ account_sid: account, api_version: '2010-04-01', body: message.body, sid: message.sid },
    ...{ date_created: at, date_updated: at, date_sent: waits ? null : at, direction: 'outbound-api' },
    ...{ error_code: message.errorCode, error_message: null, from: message.from, to: message.to },
    ...{ messaging_service_sid: message.service, num_media: '0', price: null, price_unit: 'USD' },
    // A Messaging Service counts only once it has chosen the sender.
    num_segments: message.service && waits ? '0' : String(segmentsOf(message.body)),
    ...{ status: message.status, uri: `${uri}.json`, subresource_uris: { media: `${uri}/Media.json` } },
  });
}
