import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('coupon')
export class Coupon {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('coupon_id_seq')" })
  id!: Id;

  @Column('bigint')
  giftId!: Id;

  @Column('integer')
  giftVersion!: number;

  @Column('bigint')
  guestId!: Id;

  @Column('bytea')
  codeSealed!: Buffer;

  @Column('bytea')
  codeIndex!: Buffer;

  @Column('text')
  status!: 'issued' | 'redeemed' | 'expired' | 'void';

  @Column('timestamptz')
  issuedAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  redeemedAt!: Date | null;

  @Column('bigint', { nullable: true })
  redeemedBy!: Id | null;

  @Column('timestamptz', { nullable: true })
  voidedAt!: Date | null;
}
