declare global {
  /** What the run must stop and take away, last started first. */
  var startedServers: { stops: (() => Promise<void>)[]; folders: string[] } | undefined;
}

export const TEMPLATE = 'tarakazan_template';

export interface TestServers {
  ownerUrl: string;
  appUrl: string;
  ceoUrl: string;
  redisUrl: string;
  masterKey: string;
}

/** What global setup started, as every worker process sees it. */
export function readTestServers(): TestServers {
  const text = process.env['TEST_SERVERS'];
  if (!text) throw new Error('the test servers are not running: start tests by jest, with its global setup');
  return JSON.parse(text) as TestServers;
}

/** The same server and role, another database. */
export function atDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
