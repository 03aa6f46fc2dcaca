import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('anchor_day')
export class AnchorDay {
  @PrimaryColumn('date')
  day!: string;

  @Column('timestamptz')
  at!: Date;
}
