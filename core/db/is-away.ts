const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);
/** Shutting down, starting up, too many connections, connection failures (class 08). */
const AWAY_STATE = /^(57P0[1-4]|53300|08...)$/;
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

interface Told {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  /** Of an address that has several, each of which failed. */
  errors?: unknown;
}

/** Whether an error says that Postgres cannot be reached, rather than that a statement was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause, errors } = error as Told;
  if (typeof code === 'string' && (AWAY.has(code) || AWAY_STATE.test(code))) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  return (typeof message === 'string' && AWAY_WORDS.test(message)) || isDatabaseAway(cause);
}
