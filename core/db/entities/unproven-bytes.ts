import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unproven_bytes')
export class UnprovenBytes {
  @PrimaryColumn('text')
  addressHash!: string;

  @Column('bigint')
  bytes!: string;

  @Column('timestamptz')
  at!: Date;
}
