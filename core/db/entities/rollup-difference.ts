import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

/** What was added to the sums of SMS in a quarter of an hour, or taken from them, since the job came. */
@Entity('rollup_difference')
export class RollupDifference {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  id!: Id;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('integer')
  smsAccepted!: number;

  @Column('integer')
  smsSegments!: number;

  @Column('integer')
  smsDelivered!: number;

  @Column('integer')
  smsFailed!: number;

  @Column('integer')
  smsRefused!: number;

  @Column('integer')
  smsSkipped!: number;

  @Column('integer')
  platformSegments!: number;

  @Column('integer')
  smsLinked!: number;

  @Column('integer')
  smsClicked!: number;

  @Column('integer')
  smsCoded!: number;

  @Column('integer')
  smsRedeemed!: number;
}
