const tails = new Map<string, Promise<unknown>>();

/** Runs work for a key after all earlier work for that key, in this process: what waits holds no connection. */
export function serialise<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const tail = mine.catch(() => undefined);
  tails.set(key, tail);
  void tail.then(() => {
    if (tails.get(key) === tail) tails.delete(key);
  });
  return mine;
}
