import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('coupon_due')
export class CouponDue {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('timestamptz')
  dueAt!: Date;
}
