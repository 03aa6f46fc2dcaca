import { Entity, PrimaryColumn } from 'typeorm';
import type { Level } from '../../insights/levels.js';
import { RollupCounters } from './rollup-counters.js';

@Entity('platform_rollup')
export class PlatformRollup extends RollupCounters {
  @PrimaryColumn('text')
  level!: Level;

  @PrimaryColumn('timestamptz')
  startsAt!: Date;
}
