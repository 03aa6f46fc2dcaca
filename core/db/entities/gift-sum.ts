import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('gift_sum')
export class GiftSum {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  giftId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('gift_sum_id_seq')" })
  id!: Id;

  @Column('boolean', { default: true })
  loose!: boolean;

  @Column('integer')
  redeemed!: number;
}
