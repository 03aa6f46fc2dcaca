import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('hour_pattern')
export class HourPattern {
  @PrimaryColumn('integer')
  id!: number;

  @Column('jsonb')
  cells!: Record<string, unknown>[];

  @Column('timestamptz')
  refreshedAt!: Date;
}
