import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';
import type { Level } from '../../insights/levels.js';
import { RollupCounters } from './rollup-counters.js';

@Entity('rollup')
export class Rollup extends RollupCounters {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  level!: Level;

  @PrimaryColumn('timestamptz')
  startsAt!: Date;
}
