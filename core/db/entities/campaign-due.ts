import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('campaign_due')
export class CampaignDue {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  campaignId!: Id;

  @Column('timestamptz')
  dueAt!: Date;
}
