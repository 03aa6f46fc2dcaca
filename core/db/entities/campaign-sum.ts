import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';
import type { Message } from './message.js';

@Entity('campaign_sum')
export class CampaignSum {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  campaignId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('campaign_sum_id_seq')" })
  id!: Id;

  @Column('boolean', { default: true })
  loose!: boolean;

  @Column('text', { nullable: true })
  status!: Message['status'] | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('integer', { default: 0 })
  people!: number;

  @Column('integer', { default: 0 })
  smsUsed!: number;

  @Column('integer', { default: 0 })
  smsReserved!: number;

  @Column('integer', { default: 0 })
  clicked!: number;
}
