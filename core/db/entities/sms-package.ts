import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('sms_package')
export class SmsPackage {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('sms_package_id_seq')" })
  id!: Id;

  @Column('text')
  status!: 'running' | 'ended';

  @Column('integer')
  bookedSms!: number;

  @Column('integer')
  priceMinor!: number;

  @Column('text')
  currency!: string;

  @Column('integer')
  periodMonths!: number;

  @Column('date')
  firstDay!: string;

  @Column('integer')
  periodNo!: number;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  @Column('boolean')
  renews!: boolean;

  @Column('boolean')
  rollsOver!: boolean;

  @Column('bigint', { nullable: true })
  renewedFrom!: Id | null;

  @Column('timestamptz')
  createdAt!: Date;
}
