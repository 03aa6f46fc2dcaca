import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('campaign')
export class Campaign {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('campaign_id_seq')" })
  id!: Id;

  @Column('text')
  kind!: 'campaign' | 'reminder';

  @Column('text')
  status!: 'draft' | 'scheduled' | 'missed' | 'sending' | 'paused' | 'sent' | 'cancelled' | 'deleted';

  @Column('text')
  body!: string;

  @Column('text')
  language!: string;

  @Column('boolean')
  transliterate!: boolean;

  @Column('jsonb')
  audience!: Record<string, unknown>;

  @Column('text', { nullable: true })
  linkUrl!: string | null;

  @Column('bigint', { nullable: true })
  giftId!: Id | null;

  @Column('integer')
  revision!: number;

  @Column('text', { nullable: true })
  pausedReason!: string | null;

  @Column('text', { nullable: true })
  requestKey!: string | null;

  @Column('text', { nullable: true })
  requestHash!: string | null;

  @Column('timestamptz', { nullable: true })
  scheduledAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  resumedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Column('bigint', { nullable: true })
  createdBy!: Id | null;

  @Column('timestamptz')
  createdAt!: Date;
}
