import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums of all time beside those of a quarter of an hour, day and month: who counts everything up to now reads one row a business. */
export class AllTime1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['rollup', 'platform_rollup']) {
      // A run of the job that is under way is waited for, by its lock on the table.
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_level_check`);
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_level_check CHECK (level IN ('quarter', 'day', 'month', 'ever'))`,
      );
    }
    await runner.query('ALTER TABLE rollup NO FORCE ROW LEVEL SECURITY');
    await runner.query(fill('rollup', ['business_id']));
    await runner.query('ALTER TABLE rollup FORCE ROW LEVEL SECURITY');
    await runner.query(fill('platform_rollup', []));
  }

  async down(): Promise<void> {
    throw new Error('sums of all time are not undone: rebuild the rollups with the version before');
  }
}

const COUNTERS = [
  ...['scans', 'entries', 'verifications', 'joined', 'erased', 'visits'],
  ...['reviews_asked', 'reviews_opened', 'reviews_said_done', 'reviews_declined'],
  ...['coupons_issued', 'coupons_redeemed'],
  ...['sms_accepted', 'sms_segments', 'sms_delivered', 'sms_failed', 'sms_refused', 'sms_skipped'],
  ...['sms_linked', 'sms_clicked', 'sms_coded', 'sms_redeemed', 'platform_segments', 'link_clicks'],
  ...['clicks_instagram', 'clicks_facebook', 'clicks_tiktok', 'clicks_x', 'clicks_youtube', 'clicks_website'],
];

const fill = (table: string, of: string[]): string => `
INSERT INTO ${table} (${[...of, 'level', 'starts_at', ...COUNTERS].join(', ')})
SELECT ${[...of, `'ever'`, `'epoch'::timestamptz`, ...COUNTERS.map((counter) => `nullif(sum(${counter}), 0)`)].join(', ')}
FROM ${table} WHERE level = 'month' ${of.length > 0 ? `GROUP BY ${of.join(', ')}` : 'HAVING count(*) > 0'};`;
