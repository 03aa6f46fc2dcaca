import { setImmediate as letOthersRun } from 'node:timers/promises';

/** Does that with each; after every `atOnce` of them what else this process has to do gets its turn. Throws what `work` throws. */
export async function forEachInTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => void,
): Promise<void> {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % atOnce === 0) await letOthersRun();
    work(item);
  }
}
