import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('reminded')
export class Reminded {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('bigint')
  guestId!: Id;

  @Column('date')
  day!: string;
}
