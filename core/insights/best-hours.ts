import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { estimateBestHours, type BestHours } from './best-hours-estimate.js';
import type { PatternCell } from './best-hours-shrink.js';
import { readSentCells } from './read-sent-cells.js';

/** When this business's SMS are answered best, or that it has not sent enough to tell. Throws Refusal `forbidden`. */
export async function readBestHours(scope: Scope, tx: Tx): Promise<BestHours> {
  requireOwner(scope);
  const [platform] = await tx.sql<{ cells: PatternCell[] }>('SELECT cells FROM hour_pattern');
  return estimateBestHours(await readSentCells(scope, tx), platform?.cells);
}
