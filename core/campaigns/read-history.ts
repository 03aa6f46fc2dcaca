import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import type { MessageStatus } from '../sms/message-status.js';
import type { SmsReason } from '../sms/reasons.js';
import type { CampaignStatus } from './campaign-status.js';
import { requireOwner } from './require-owner.js';

export interface CampaignTotal {
  status: MessageStatus;
  reason: SmsReason | null;
  people: number;
}

export interface CampaignHistory {
  id: Id;
  kind: 'campaign' | 'reminder';
  status: CampaignStatus;
  body: string;
  revision: number;
  pausedReason: string | null;
  scheduledAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  createdAt: Date;
  /** All recipients; the sum of `totals`. */
  recipients: number;
  totals: CampaignTotal[];
  /** What the provider took, and so bills. */
  smsUsed: number;
  /** Held for who is still to get it. */
  smsReserved: number;
  /** Recipients who followed their link. */
  clicked: number;
  /** Coupons of its gift that were taken in at the till. */
  redeemed: number;
}

const MOST = 100;

interface Page {
  /** The last id of the page before. */
  before?: Id;
  most?: number;
}

/** Campaigns, newest first and without the deleted, a page at a time (100 at most), each with what became of it. Throws Refusal `forbidden`. */
export async function listCampaigns(
  scope: Scope,
  tx: Tx,
  { before, most = 20 }: Page = {},
): Promise<CampaignHistory[]> {
  return read(scope, tx, '($2::bigint IS NULL OR c.id < $2)', [before ?? null, Math.min(most, MOST)]);
}

/** One campaign and what became of it; null when there is none. Throws Refusal `forbidden`. */
export async function readCampaign(scope: Scope, tx: Tx, campaignId: Id): Promise<CampaignHistory | null> {
  const [campaign] = await read(scope, tx, 'c.id = $2', [campaignId, 1]);
  return campaign ?? null;
}

/** Those of the ids that are campaigns of this business, newest first (100 at most). Throws Refusal `forbidden`. */
export async function readCampaigns(scope: Scope, tx: Tx, ids: Id[]): Promise<CampaignHistory[]> {
  return read(scope, tx, 'c.id = ANY($2::bigint[])', [ids, MOST]);
}

type Row = Omit<CampaignHistory, 'recipients' | 'totals'> & { totals: CampaignTotal[] | null };

async function read(
  scope: Scope,
  tx: Tx,
  where: string,
  params: [Id | Id[] | null, number],
): Promise<CampaignHistory[]> {
  requireOwner(scope);
  const rows = await tx.sql<Row>(
    `SELECT c.id, c.kind, c.status, c.body, c.revision, c.paused_reason AS "pausedReason", c.scheduled_at AS "scheduledAt",
       c.started_at AS "startedAt", c.finished_at AS "finishedAt", c.created_at AS "createdAt", t.totals,
       coalesce(t.used, 0)::int AS "smsUsed", coalesce(t.reserved, 0)::int AS "smsReserved", coalesce(t.clicked, 0)::int AS clicked, r.redeemed
     FROM (SELECT * FROM campaign c WHERE c.business_id = $1 AND c.status <> 'deleted' AND ${where} ORDER BY c.id DESC LIMIT $3) c
     CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('status', g.status, 'reason', g.reason, 'people', g.people)
           ORDER BY g.status, g.reason) FILTER (WHERE g.people > 0) AS totals,
         sum(g.used) AS used, sum(g.reserved) AS reserved, sum(g.clicked) AS clicked
       FROM (
         SELECT status, reason, sum(people)::int AS people, sum(sms_used) AS used, sum(sms_reserved) AS reserved, sum(clicked) AS clicked
         FROM campaign_sum WHERE business_id = $1 AND campaign_id = c.id GROUP BY status, reason) g) t
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(redeemed), 0)::int AS redeemed FROM gift_sum WHERE business_id = $1 AND gift_id = c.gift_id) r
     ORDER BY c.id DESC`,
    [scope.businessId, ...params],
  );
  return rows.map((row) => {
    const totals = row.totals ?? [];
    return { ...row, totals, recipients: totals.reduce((sum, { people }) => sum + people, 0) };
  });
}
