import connectPgSimple from 'connect-pg-simple';
import type session from 'express-session';
import pg from 'pg';

interface Options {
  url: string;
  onError: (error: unknown) => void;
}

/** The panel's sessions in Postgres, on a small pool of their own; `close()` ends it. They outlive a restart and are shared by processes. */
export function openSessionStore(
  makeSession: typeof session,
  { url, onError }: Options,
): { store: session.Store; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: 'tarakazan sessions',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
  });
  pool.on('error', onError);
  const Store = connectPgSimple(makeSession);
  const store = new Store({ pool, tableName: 'panel_session', pruneSessionInterval: 900, errorLog: onError });
  return {
    store,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
