import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('rollup_mark')
export class RollupMark {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  id!: Id;

  /** Null: differences wait. */
  @Column('timestamptz', { nullable: true })
  hour!: Date | null;
}
