import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('cohort_mark')
export class CohortMark {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('cohort_mark_id_seq')" })
  id!: Id;

  @Column('bigint')
  guestId!: Id;

  @Column('date')
  day!: string;
}
