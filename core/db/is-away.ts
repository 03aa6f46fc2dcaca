const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOENT'],
  // No way to the host, or no answer from the name server: a container that stops loses its name at once.
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
]);
/** Shutting down, starting up, too many connections, a standby that may not write, connection failures (class 08). */
const AWAY_STATE = /^(57P0[1-5]|53300|25006|08...)$/;
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|Query read timeout)/;

interface Told {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  /** What TypeORM's error stands for. */
  driverError?: unknown;
  /** Of an address that has several, each of which failed. */
  errors?: unknown;
}

/** Whether an error says that Postgres cannot be reached, rather than that a statement was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause, driverError, errors } = error as Told;
  if (typeof code === 'string' && (AWAY.has(code) || AWAY_STATE.test(code))) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  if (typeof message === 'string' && AWAY_WORDS.test(message)) return true;
  return isDatabaseAway(cause) || isDatabaseAway(driverError);
}
