/** A refusal as Twilio words it. */
export interface Refused {
  status: number;
  code: number;
  message: string;
}

/** Twilio's own test numbers (https://www.twilio.com/docs/iam/test-credentials), and one for each other code that tests need. */
const NUMBERS = new Map([
  ['+15005550001', 21211],
  ['+15005550002', 21612],
  ['+15005550003', 21408],
  ['+15005550004', 21610],
  ['+15005550009', 21614],
  ['+15005550010', 21635],
]);

/** What Twilio says no to before it takes a message. */
export function checkRequest(form: URLSearchParams): Refused | null {
  const to = (form.get('To') ?? '').replace(/^whatsapp:/, '');
  const body = form.get('Body') ?? '';
  const validity = form.get('ValidityPeriod');
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return no(21211, "The 'To' number is not a valid phone number.");
  const code = NUMBERS.get(to);
  if (code) return no(code, `Refused: ${to}`);
  if (!form.get('From') && !form.get('MessagingServiceSid'))
    return no(21603, "A 'From' phone number is required.");
  if (form.get('From') === '+15005550006') return no(21606, "The 'From' number is not valid.");
  if (body === '') return no(21602, 'Message body is required.');
  if (body.length > 1600) return no(21617, 'The concatenated message body exceeds the 1600 character limit');
  if (validity !== null && !(/^\d+$/.test(validity) && Number(validity) >= 1 && Number(validity) <= 36_000))
    return no(21624, 'Invalid validity period value');
  return null;
}

const no = (code: number, message: string): Refused => ({ status: 400, code, message });
