import { rm } from 'node:fs/promises';

/** Stops what was started and takes its files away; prints nothing, so that the closing line stays last. */
export async function stopServers(): Promise<void> {
  const started = globalThis.startedServers;
  if (!started) return;
  for (const stop of started.stops) await stop();
  for (const folder of started.folders) await rm(folder, { recursive: true, force: true });
}
