import type { Config } from '../../core/config.js';

const DEMO_SLUG = 'kahve-duragi';
const SIGN_INS = ['ceo@tarakazan.example', 'owner@kahve-duragi.example', 'cashier@kahve-duragi.example'];

interface Facts {
  config: Config;
  dataDir: string;
  demoPassword: string;
  remarks: string[];
}

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
    ...(config.NODE_ENV === 'production' || config.HOST.startsWith('127.')
      ? []
      : ['  Whoever is on your network can open these pages; HOST=127.0.0.1 keeps them on this machine.']),
    ...remarks.map((remark) => `  ${remark}`),
    `  Data and logs are in ${dataDir}. Ctrl-C stops everything.`,
  ];
  return lines.join('\n');
}
