import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byOperation, ROWS, sumMessages } from './0015-sms-by-differences.js';

/** A campaign's hundred thousand rows are looked at less often while they are frozen (docs/decisions/028). */
export class LeanFreeze1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Guests before messages, as a turn takes them: the bot may be running.
    await runner.query(IRREGULAR);
    await runner.query(CHECKS);
    await runner.query(DISTINCT);
    await runner.query(byOperation('sum_message', (rows) => sumMessages(rows, arrivals(rows))));
  }

  async down(): Promise<void> {
    throw new Error('what is looked at once is not looked at twice again: restore the backup instead');
  }
}

const IRREGULAR = `
-- Names that are counted one by one are few, and are looked for at each preflight and start.
CREATE INDEX guest_irregular ON guest (business_id, id) WHERE name_irregular;
`;

/** What were six constraints. For a recipient, of which there are most, the first words decide; new is that it is of a campaign or reminder. */
const CHECKS = `
ALTER TABLE message
  DROP CONSTRAINT message_purpose_check,
  DROP CONSTRAINT message_payer_check,
  DROP CONSTRAINT message_channel_check,
  DROP CONSTRAINT message_check1,
  DROP CONSTRAINT message_text,
  DROP CONSTRAINT message_to,
  ADD CONSTRAINT message_whole CHECK (channel IN ('sms', 'whatsapp') AND payer IN ('package', 'platform') AND CASE
    WHEN campaign_id IS NOT NULL THEN purpose IN ('campaign', 'reminder') AND challenge_id IS NULL
    ELSE purpose IN ('code', 'gift', 'reply', 'campaign', 'reminder') AND to_sealed IS NOT NULL
      AND (challenge_id IS NULL) = (purpose <> 'code') AND (body_sealed IS NULL) = (purpose = 'code')
    END);
`;

const DISTINCT = `
-- Each entry ends with the row's id: merging equal ones, when a page is full, finds nothing.
ALTER INDEX message_campaign SET (deduplicate_items = off);
`;

/** Rows that only came have one sign: where no group of them has arrived, none has. Of rows that changed, two may trade places. */
const arrivals = (rows: string): string =>
  rows === ROWS.INSERT ? `${rows} WHERE EXISTS (SELECT FROM changed WHERE accepted_at IS NOT NULL)` : rows;
