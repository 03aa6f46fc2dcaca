import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('business_key')
export class BusinessKey {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('integer')
  version!: number;

  @Column('bytea')
  wrapped!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;

  /** From then on it is written with; null: from the start. */
  @Column('timestamptz', { nullable: true })
  writesFrom!: Date | null;
}
