import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';
import { RollupCounters } from './rollup-counters.js';

@Entity('rollup')
export class Rollup extends RollupCounters {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  level!: 'quarter' | 'day' | 'month';

  @PrimaryColumn('timestamptz')
  startsAt!: Date;
}
