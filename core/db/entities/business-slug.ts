import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('business_slug')
export class BusinessSlug {
  @PrimaryColumn('text')
  slug!: string;

  @Column('bigint')
  businessId!: Id;

  @Column('boolean')
  isCurrent!: boolean;

  @Column('timestamptz')
  createdAt!: Date;
}
