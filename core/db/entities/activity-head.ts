import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('activity_head')
export class ActivityHead {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('bigint')
  seq!: Id;

  @Column('bytea')
  hash!: Buffer;
}
