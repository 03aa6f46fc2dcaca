import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { smtpMail } from '../../../core/mail/choose-mail.js';

interface Taken {
  text: string;
  user: string | undefined;
  encrypted: boolean;
}

const MAIL = {
  id: '7',
  to: 'sahip@cafe.example',
  subject: 'Şifreniz',
  body: 'https://panel.example/gizli',
};
const servers: SMTPServer[] = [];
let taken: Taken[] = [];
let passwords: string[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
  taken = [];
  passwords = [];
});

/** A real mail server on this machine, with a certificate that nobody signed. Answers its `host:port`. */
async function listen(options: SMTPServerOptions = {}): Promise<string> {
  const server = new SMTPServer({
    logger: false,
    onAuth({ username, password }, _session, done) {
      passwords.push(password ?? '');
      done(password === 'geheim' ? null : new Error('no'), { user: username });
    },
    onData(stream, { user, secure }, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        taken.push({ text, user, encrypted: secure });
        done();
      });
    },
    ...options,
  });
  servers.push(server);
  // A client that turns away is not the server's trouble.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const send = (SMTP_URL: string) => smtpMail({ SMTP_URL, ADMIN_URL: 'https://panel.example' })(MAIL);
const SELF_SIGNED = 'tls.rejectUnauthorized=false';

test('an e-mail reaches a mail server: encrypted, signed in, with its words and the row in its id', async () => {
  const host = await listen();
  await send(`smtp://tarakazan:geheim@${host}?${SELF_SIGNED}&from=Kahve%20%3Cselam@kahve.example%3E`);
  expect(taken).toEqual([{ text: expect.any(String), user: 'tarakazan', encrypted: true }]);
  const { text } = taken[0]!;
  expect(text).toContain('From: Kahve <selam@kahve.example>');
  expect(text).toContain('To: sahip@cafe.example');
  expect(text).toContain('Message-ID: <tarakazan-7@panel.example>');
  expect(text).toContain('Subject: =?UTF-8?Q?=C5=9Eifreniz?=');
  expect(text).toContain('https://panel.example/gizli');
});

test('without a name for the sender it is the panel’s host that writes', async () => {
  const host = await listen();
  await send(`smtp://tarakazan:geheim@${host}?${SELF_SIGNED}`);
  expect(taken[0]!.text).toContain('From: TaraKazan <no-reply@panel.example>');
});

test('smtps:// is encrypted from the first byte', async () => {
  const host = await listen({ secure: true });
  await send(`smtps://tarakazan:geheim@${host}?${SELF_SIGNED}`);
  expect(taken).toHaveLength(1);
});

test('neither a password nor a link goes over a line that is not encrypted, unless the address allows it', async () => {
  const host = await listen({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
  await expect(send(`smtp://tarakazan:geheim@${host}`)).rejects.toThrow();
  expect([taken, passwords]).toEqual([[], []]);
  await send(`smtp://tarakazan:geheim@${host}?requireTLS=false`);
  expect(taken).toEqual([{ text: expect.any(String), user: 'tarakazan', encrypted: false }]);
});

test('a server whose certificate nobody signed gets nothing', async () => {
  const host = await listen();
  await expect(send(`smtp://tarakazan:geheim@${host}`)).rejects.toThrow();
  expect([taken, passwords]).toEqual([[], []]);
});

test.each([
  ['a wrong password', {}, 'tarakazan:falsch'],
  [
    'an address that the server does not take',
    { onRcptTo: (_a, _s, done) => done(Object.assign(new Error('no such box'), { responseCode: 550 })) },
    'tarakazan:geheim',
  ],
] satisfies [string, SMTPServerOptions, string][])(
  '%s throws, so that it is tried again',
  async (_what, options, login) => {
    const host = await listen(options);
    await expect(send(`smtp://${login}@${host}?${SELF_SIGNED}`)).rejects.toThrow();
    expect(taken).toEqual([]);
  },
);
