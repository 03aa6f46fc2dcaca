import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('scan')
export class Scan {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('scan_id_seq')" })
  id!: Id;

  @Column('bytea')
  deviceHash!: Buffer;

  @Column('text')
  source!: 'qr' | 'link';

  @Column('timestamptz')
  at!: Date;
}
