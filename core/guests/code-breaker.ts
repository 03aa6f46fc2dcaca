import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { CodeRules } from '../rules.js';
import type { Id } from '../scope.js';

const HOUR_MS = 3_600_000;

/** Keyed hashes of what is asked for; the network's are null on channels that have none. */
export interface CodeKeys {
  businessId: Id;
  phone: string;
  block: string;
  address: string | null;
  range: string | null;
}

/** Codes of the last hour, for the platform and for the business: typed back, and not (yet). */
interface Share {
  entered: number;
  open: number;
  businessEntered: number;
  businessOpen: number;
}

/** What is known of the block and of the network that a code is asked for, leaving out the phone's own codes where it says "others". */
interface Near {
  /** Codes of other phones of this block that nobody typed back within 24 hours. */
  blockOpen: number;
  /** This phone's own, within the hour. */
  phoneOpen: number;
  addressOpen: number;
  addressEntered: number;
  /** Phones proven from this address at this business within `knownForMs`. */
  addressKnown: number;
  rangeOpen: number;
  rangeEntered: number;
  scanned: boolean;
}

/**
 * The circuit breaker on codes that are never typed back. Closed while few are; tight when more are than usual, so that no block takes
 * many; open past the budget of the business or the platform: then a code goes to a network where guests proved their phones, else to
 * a block and a network without blemish, else to one trial every few minutes. Returns whether this one is the trial.
 * Throws Refusal `codes_wait` with minutes. To be called with the locks of phone, block and address held.
 */
export async function passBreaker(tx: Tx, keys: CodeKeys): Promise<boolean> {
  const rules = tx.rules.codeBreaker;
  const share = await readShare(tx, keys.businessId);
  const spent = (budget: CodeRules['tight']) =>
    share.open >= allowed(budget.platform, share.entered) ||
    share.businessOpen >= allowed(budget.business, share.businessEntered);
  if (!spent(rules.tight)) return false;
  const near = await readNear(tx, keys);
  if (!spent(rules.open)) {
    if (near.blockOpen < rules.tightBlock || isKnown(near, rules)) return false;
  } else if (isKnown(near, rules) || isWithoutBlemish(near, share, rules)) return false;
  await takeTrial(tx, rules);
  return true;
}

/** The first thousand codes that are typed back excuse few that are not, as a pump may hide among them; a large platform has its usual share. */
const allowed = ({ base, share, largeShare }: CodeRules['tight']['platform'], entered: number): number =>
  base + share * Math.min(entered, 1000) + largeShare * Math.max(0, entered - 1000);

/** The café's own Wi-Fi, and any network where guests proved their phones, as long as most codes there are typed back. */
const isKnown = (near: Near, rules: CodeRules): boolean =>
  near.addressKnown >= rules.knownPhones &&
  near.addressOpen < rules.networkOpen + near.addressKnown + 2 * near.addressEntered;

/** A newcomer. Who scanned the QR on the table in these minutes comes before others. */
function isWithoutBlemish(near: Near, share: Share, rules: CodeRules): boolean {
  const times = near.scanned ? 2 : 1;
  return (
    near.blockOpen === 0 &&
    near.phoneOpen === 0 &&
    share.open < times * allowed(rules.newcomers, share.entered) &&
    near.addressOpen < times * rules.networkOpen + 2 * near.addressEntered &&
    near.rangeOpen < 2 * times * rules.networkOpen + 2 * near.rangeEntered
  );
}

async function readShare(tx: Tx, businessId: Id): Promise<Share> {
  return tx.one<Share>(
    `SELECT count(entered_at)::int AS entered, (count(*) - count(entered_at))::int AS open,
       count(entered_at) FILTER (WHERE business_id = $2)::int AS "businessEntered",
       count(*) FILTER (WHERE business_id = $2 AND entered_at IS NULL)::int AS "businessOpen"
     FROM code_request WHERE at > $1`,
    [new Date(tx.now.getTime() - HOUR_MS), businessId],
  );
}

async function readNear(tx: Tx, { businessId, phone, block, address, range }: CodeKeys): Promise<Near> {
  const { knownForMs, scannedWithinMs } = tx.rules.codeBreaker;
  const before = (ms: number) => new Date(tx.now.getTime() - ms);
  return tx.one<Near>(
    `SELECT b.*, a.*, r.*, EXISTS (SELECT FROM scan_address WHERE business_id = $1 AND address_hash = $4 AND last_at > $9) AS scanned
     FROM (SELECT count(*) FILTER (WHERE phone_hash <> $2)::int AS "blockOpen",
         count(*) FILTER (WHERE phone_hash = $2 AND at > $6)::int AS "phoneOpen"
       FROM code_request WHERE block_hash = $3 AND at > $7 AND entered_at IS NULL) AS b,
       (SELECT count(*) FILTER (WHERE at > $6 AND entered_at IS NULL)::int AS "addressOpen",
         count(entered_at) FILTER (WHERE at > $6)::int AS "addressEntered",
         count(DISTINCT phone_hash) FILTER (WHERE entered_at IS NOT NULL AND business_id = $1)::int AS "addressKnown"
       FROM code_request WHERE address_hash = $4 AND at > $8) AS a,
       (SELECT count(*) FILTER (WHERE entered_at IS NULL)::int AS "rangeOpen", count(entered_at)::int AS "rangeEntered"
       FROM code_request WHERE range_hash = $5 AND at > $6) AS r`,
    [
      ...[businessId, phone, block, address, range],
      ...[before(HOUR_MS), before(24 * HOUR_MS), before(knownForMs), before(scannedWithinMs)],
    ],
  );
}

/** Half open: one code goes out all the same, so that a breaker whose cause is over closes, and everybody's turn comes. */
async function takeTrial(tx: Tx, { trialEveryMs }: CodeRules): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('code trial', 0))`);
  const [last] = await tx.sql<{ at: Date }>(
    'SELECT at FROM code_request WHERE is_trial AND at > $1 ORDER BY at DESC LIMIT 1',
    [new Date(tx.now.getTime() - trialEveryMs)],
  );
  if (!last) return;
  const seconds = Math.ceil((last.at.getTime() + trialEveryMs - tx.now.getTime()) / 1000);
  throw new Refusal('codes_wait', { minutes: Math.max(1, Math.ceil(seconds / 60)) });
}
