import { Entity, PrimaryColumn } from 'typeorm';
import { RollupCounters } from './rollup-counters.js';

@Entity('platform_rollup')
export class PlatformRollup extends RollupCounters {
  @PrimaryColumn('text')
  level!: 'quarter' | 'day' | 'month';

  @PrimaryColumn('timestamptz')
  startsAt!: Date;
}
