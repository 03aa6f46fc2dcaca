import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('message')
export class Message {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('message_id_seq')" })
  id!: Id;

  @Column('text')
  purpose!: 'code' | 'gift' | 'reply' | 'campaign' | 'reminder';

  @Column('text')
  payer!: 'platform' | 'package';

  @Column('text')
  channel!: 'sms' | 'whatsapp';

  @Column('bigint', { nullable: true })
  guestId!: Id | null;

  @Column('bigint', { nullable: true })
  challengeId!: Id | null;

  @Column('integer', { nullable: true })
  sending!: number | null;

  @Column('bigint', { nullable: true })
  couponId!: Id | null;

  @Column('text')
  language!: string;

  @Column('bytea')
  toSealed!: Buffer;

  @Column('bytea', { nullable: true })
  bodySealed!: Buffer | null;

  @Column('text')
  status!: 'pending' | 'claimed' | 'accepted' | 'sent' | 'delivered' | 'failed' | 'skipped' | 'unknown';

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  provider!: string | null;

  @Column('text', { nullable: true })
  providerId!: string | null;

  @Column('integer', { nullable: true })
  segments!: number | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  claimedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;
}
