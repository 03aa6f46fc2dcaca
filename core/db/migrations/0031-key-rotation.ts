import type { MigrationInterface, QueryRunner } from 'typeorm';
import { letOwnerReachOneBusiness } from '../row-security.js';

/** A business's next key is known everywhere before it is written with; the owner's login writes every sealed value anew. */
export class KeyRotation1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE business_key ADD COLUMN writes_from timestamptz');
    await letOwnerReachOneBusiness(runner, [
      ...['business_key', 'staff', 'conversation', 'chat_message', 'challenge', 'guest', 'guest_name_token'],
      ...['consent_evidence', 'review', 'message', 'coupon'],
    ]);
  }

  async down(): Promise<void> {
    throw new Error('This migration is irreversible; restore a backup.');
  }
}
