import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('ledger_entry')
export class LedgerEntry {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('ledger_entry_id_seq')" })
  id!: Id;

  @Column('text')
  kind!: 'booked' | 'reserved' | 'used' | 'released' | 'adjusted' | 'rolled_over' | 'expired';

  @Column('integer')
  available!: number;

  @Column('integer')
  reserved!: number;

  @Column('integer', { default: 0 })
  uncovered!: number;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('bigint', { nullable: true })
  packageId!: Id | null;

  @Column('bigint', { nullable: true })
  campaignId!: Id | null;

  @Column('bigint', { nullable: true })
  messageId!: Id | null;

  @Column('text')
  actorRole!: string;

  @Column('bigint', { nullable: true })
  actorId!: Id | null;

  @Column('timestamptz')
  at!: Date;
}
