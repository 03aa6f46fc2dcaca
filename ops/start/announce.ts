import type { Config } from '../../core/config.js';

const DEMO_SLUG = 'kahve-duragi';
const SIGN_INS = ['ceo@tarakazan.example', 'owner@kahve-duragi.example', 'cashier@kahve-duragi.example'];

interface Facts {
  config: Config;
  dataDir: string;
  demoPassword: string;
  remarks: string[];
}

const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);

/** What the person at the terminal needs to know, once everything runs. */
export function announce({ config, dataDir, demoPassword, remarks }: Facts): string {
  const lines = [
    'TaraKazan is ready.',
    '',
    `  Guest's page   ${config.PUBLIC_URL}/${config.DEMO_DATA ? DEMO_SLUG : '<slug>'}`,
    ...(config.SMS_PROVIDER === 'sandbox'
      ? [`  SMS outbox     ${config.PUBLIC_URL}/sandbox/outbox (no SMS leaves this machine)`]
      : []),
    `  Panel          ${config.ADMIN_URL}/admin`,
    ...(config.DEMO_DATA
      ? [`  Sign-ins       ${SIGN_INS.join(', ')}`, `  Password       ${demoPassword}`]
      : []),
    '',
    ...(config.NODE_ENV === 'production'
      ? []
      : [
          isLoopback(config.HOST)
            ? '  Only this machine can open these pages; HOST=0.0.0.0 shows them to phones on your network.'
            : '  Everybody on your network can open these pages, except the outbox; without HOST only this machine can.',
        ]),
    ...remarks.map((remark) => `  ${remark}`),
    `  Data and logs are in ${dataDir}. Ctrl-C stops everything.`,
  ];
  return lines.join('\n');
}
