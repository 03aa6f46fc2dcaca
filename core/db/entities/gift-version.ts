import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('gift_version')
export class GiftVersion {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  giftId!: Id;

  @PrimaryColumn('integer')
  version!: number;

  @Column('jsonb')
  title!: Record<string, string>;

  @Column('jsonb')
  terms!: Record<string, string>;

  @Column('integer')
  validDays!: number;

  @Column('timestamptz')
  createdAt!: Date;
}
