import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('elsewhere_figure')
export class ElsewhereFigure {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('date')
  month!: string;

  @Column('integer')
  guests!: number;

  @Column('jsonb', { nullable: true })
  shares!: Record<string, unknown>[] | null;
}
