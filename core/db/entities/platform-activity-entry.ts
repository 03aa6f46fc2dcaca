import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('platform_activity_entry')
export class PlatformActivityEntry {
  @PrimaryColumn('bigint')
  seq!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  actorRole!: string;

  @Column('bigint', { nullable: true })
  actorId!: Id | null;

  @Column('text')
  action!: string;

  @Column('text')
  subjectType!: string;

  @Column('bigint', { nullable: true })
  subjectId!: Id | null;

  @Column('text', { array: true })
  fields!: string[];

  @Column('jsonb', { nullable: true })
  changes!: object | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('bytea')
  hash!: Buffer;
}
