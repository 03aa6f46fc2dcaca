import { z } from 'zod';
import { PlainError } from './plain-error.js';

const url = z.url();
const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://role:password@host:5432/database',
});
const SENDER_FAULT =
  'must be a number like +4915112345678, a name of at most 11 letters and digits, or a Messaging Service (MG…)';
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Every name that the environment may hold; a test keeps the table in docs/configuration.md true to it. */
export const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ADMIN_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
  /** Workers serve no address but their health and metrics, and only where this is set: in a container. */
  WORKERS_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** Health and metrics of the panel, apart from what visitors reach. */
  ADMIN_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.optional(),
  ADMIN_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_CEO_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  REDIS_URL: z.string().min(1).optional(),
  MASTER_KEY: z
    .string()
    .refine(isMasterKey, 'must be base64 of 32 bytes (several are separated by commas)')
    .optional(),
  SMS_PROVIDER: z.enum(['sandbox', 'twilio']).default('sandbox'),
  /** Messages a second from one sender. */
  SMS_RATE_PER_SECOND: z.coerce.number().positive().max(10_000).default(10),
  /** How long a provider's list may be slow to show what it accepted. */
  SMS_PROVIDER_LAG_SECONDS: z.coerce.number().int().min(1).max(86_400).default(900),
  SMS_CONNECTIONS: z.coerce.number().int().min(1).max(1_000).default(200),
  /** Added by the carrier to every text: what it costs is counted before it is sent. */
  SMS_SUFFIX_UNITS: z.coerce.number().int().min(0).max(40).default(0),
  /** A campaign that is later than that is missed: its owner decides whether it is still sent. */
  CAMPAIGN_LATE_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z.string().refine(isSmsSender, SENDER_FAULT).optional(),
  TWILIO_CODE_FROM: z.string().refine(isSmsSender, SENDER_FAULT).optional(),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number like +4915112345678')
    .optional(),
  TWILIO_API_URL: url.optional(),
  SMTP_URL: url.optional(),
  DEMO_PASSWORD: z.string().min(8).optional(),
  DEMO_DATA: flag.default(true),
  PLATFORM_TIMEZONE: z.string().refine(isTimeZone, 'is not an IANA time zone').default('Europe/Istanbul'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi']).optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  ALLOW_IN_PRODUCTION: z.string().default(''),
});

function isMasterKey(text: string): boolean {
  return text.split(',').every((key) => Buffer.from(key.trim(), 'base64').length === 32);
}

/** 32 random bytes have fewer than 16 different ones about never. */
const isGuessable = (key: string): boolean => new Set(Buffer.from(key.trim(), 'base64')).size < 16;

/** What Twilio sends from: a number, a short code, an alphanumeric name with a letter in it, or a Messaging Service. */
function isSmsSender(text: string): boolean {
  return /^(\+[1-9]\d{6,14}|\d{3,8}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 &_+-]{1,11})$/.test(text);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0).length > 0;
  } catch {
    return false;
  }
}

type Parsed = z.infer<typeof Environment>;
export type Config = Readonly<Parsed & { PUBLIC_URL: string; ADMIN_URL: string }>;

/** Every fault of the environment at once, one line each. */
export class ConfigError extends PlainError {
  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/** What a provider cannot send without. */
function providerFaults(env: Parsed): string[] {
  if (env.SMS_PROVIDER !== 'twilio') return [];
  const faults = (['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const)
    .filter((name) => !env[name])
    .map((name) => `${name} is not set, and SMS_PROVIDER is twilio`);
  // Twilio refuses each message whose callback address it cannot reach (21609).
  if (!env.TWILIO_API_URL && !env.PUBLIC_URL && env.NODE_ENV !== 'production')
    faults.push('PUBLIC_URL is not set, and Twilio reports there what became of a message');
  if (env.NODE_ENV === 'production' && env.TWILIO_API_URL && isPlainAbroad(env.TWILIO_API_URL))
    faults.push(
      'TWILIO_API_URL is plain http to another machine: the token and every text would be readable',
    );
  return faults;
}

function isPlainAbroad(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== 'https:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** What a production start refuses, unless ALLOW_IN_PRODUCTION names it. */
function productionFaults(env: Parsed): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const allowed = new Set(env.ALLOW_IN_PRODUCTION.split(',').map((word) => word.trim()));
  const faults: string[] = [];
  if (env.SMS_PROVIDER === 'sandbox' && !allowed.has('sandbox'))
    faults.push(
      'SMS_PROVIDER is sandbox: no SMS would reach anybody (ALLOW_IN_PRODUCTION=sandbox accepts it)',
    );
  if (env.DEMO_DATA && !allowed.has('demo'))
    faults.push('DEMO_DATA is on: set DEMO_DATA=false (ALLOW_IN_PRODUCTION=demo accepts it)');
  for (const name of ['MASTER_KEY', 'SMTP_URL', 'PUBLIC_URL', 'ADMIN_URL'] as const)
    if (!env[name]) faults.push(`${name} is not set`);
  for (const name of ['PUBLIC_URL', 'ADMIN_URL'] as const)
    if (env[name] && isPlainAbroad(env[name]))
      faults.push(`${name} is plain http: codes, phones and sign-ins would be readable on the way`);
  if (env.MASTER_KEY?.split(',').some(isGuessable))
    faults.push(
      'MASTER_KEY is no random key: its bytes repeat (npm start makes one, or: openssl rand -base64 32)',
    );
  return faults;
}

/** The addresses and secrets that a process cannot start without. */
export type Need = 'DATABASE_URL' | 'DATABASE_CEO_URL' | 'DATABASE_OWNER_URL' | 'REDIS_URL' | 'MASTER_KEY';

/** What each process needs: `npm start` gives it, a container is told it. */
export const NEEDS = {
  bot: ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY'],
  workers: ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY'],
  admin: ['DATABASE_CEO_URL', 'REDIS_URL', 'MASTER_KEY'],
  migrate: ['DATABASE_OWNER_URL', 'DATABASE_URL', 'DATABASE_CEO_URL', 'MASTER_KEY'],
} as const satisfies Record<string, readonly Need[]>;

/** A fault for each of `needs` that is not set. */
export const missingFaults = (given: Partial<Record<Need, unknown>>, needs: readonly Need[]): string[] =>
  needs.filter((name) => !given[name]).map((name) => `${name} is not set`);

/**
 * Reads the whole environment once. Throws ConfigError with every fault, those of `needs` among them. Empty values count as unset.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  needs: readonly Need[] = [],
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues;
  const names = new Set(wrong.map(({ path }) => String(path[0])));
  // What is wrong is left out, so that all that is missing is told in the same breath.
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));
  const data = parsed.data ?? Environment.parse(rest);
  const others = [...productionFaults(data), ...providerFaults(data), ...missingFaults(data, needs)];
  const faults = [
    ...wrong.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...others.filter((fault) => ![...names].some((name) => fault.startsWith(`${name} `))),
  ];
  if (faults.length > 0) throw new ConfigError([...new Set(faults)]);
  const trim = (address: string) => address.replace(/\/+$/, '');
  return Object.freeze({
    ...data,
    PUBLIC_URL: trim(data.PUBLIC_URL ?? `http://localhost:${data.PORT}`),
    ADMIN_URL: trim(data.ADMIN_URL ?? `http://localhost:${data.ADMIN_PORT}`),
  });
}
