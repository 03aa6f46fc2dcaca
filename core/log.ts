import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Anything that looks like a phone number, an e-mail address or a token is masked, wherever it stands in a line. */
const PERSONAL = [
  /(?<![\w.-])\+?\d[\d\s().-]{7,17}\d(?![\w-])/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
];

/** Text with personal data masked: the last line of defence, not a licence to log it. */
export function redact(text: string): string {
  return PERSONAL.reduce((out, pattern) => out.replace(pattern, '[redacted]'), text);
}

/** Only a bug's kind, place and database code are kept: messages of drivers quote row values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint, table } = error as Error & Record<string, unknown>;
  const fromDatabase = error.name === 'QueryFailedError' || typeof constraint === 'string';
  return {
    kind: error.name,
    message: fromDatabase ? undefined : redact(error.message),
    code,
    constraint,
    table,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12),
  };
}

/** A JSON logger for one process; `level` is pino's. Ids and counts only: names, phones and texts never go in. */
export function createLog(processName: string, level: string): Log {
  return pino({
    level,
    base: { process: processName, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError },
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(args, method) {
        const clean = args.map((arg) => (typeof arg === 'string' ? redact(arg) : arg)) as typeof args;
        method.apply(this, clean);
      },
    },
  });
}
