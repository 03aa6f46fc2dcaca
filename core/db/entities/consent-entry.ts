import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('consent_entry')
export class ConsentEntry {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('consent_entry_id_seq')" })
  id!: Id;

  @Column('bigint')
  guestId!: Id;

  @Column('integer')
  seq!: number;

  @Column('text')
  kind!: 'given' | 'refused' | 'withdrawn';

  @Column('integer')
  textVersion!: number;

  @Column('text')
  textLanguage!: string;

  @Column('bytea')
  textHash!: Buffer;

  @Column('text')
  channel!: string;

  @Column('bigint', { nullable: true })
  challengeId!: Id | null;

  @Column('timestamptz')
  at!: Date;

  @Column('bytea')
  commitment!: Buffer;

  @Column('bytea')
  hash!: Buffer;
}
