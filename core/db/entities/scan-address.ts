import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('scan_address')
export class ScanAddress {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  addressHash!: string;

  @Column('timestamptz')
  since!: Date;

  @Column('integer')
  scans!: number;

  @Column('timestamptz')
  lastAt!: Date;
}
