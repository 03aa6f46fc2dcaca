import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('visit')
export class Visit {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  guestId!: Id;

  @PrimaryColumn('date')
  day!: string;

  @Column('timestamptz')
  at!: Date;
}
