import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import type { QuietHours } from '../campaigns/quiet-hours.js';

/** The business's zone and quiet hours. */
export const readRunHours = (scope: Scope, tx: Tx): Promise<QuietHours> =>
  tx.one<QuietHours>(
    `SELECT timezone, to_char(quiet_from, 'HH24:MI') AS "from", to_char(quiet_until, 'HH24:MI') AS until FROM business
     WHERE business_id = $1`,
    [scope.businessId],
  );
