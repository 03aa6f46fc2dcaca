import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('cohort')
export class Cohort {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('date')
  month!: string;

  @Column('integer')
  guests!: number;

  @Column('integer', { name: 'back_1' })
  back1!: number;

  @Column('integer', { name: 'back_2' })
  back2!: number;

  @Column('integer', { name: 'back_3' })
  back3!: number;
}
