import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('staff')
export class Staff {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('staff_id_seq')" })
  id!: Id;

  @Column('text')
  role!: 'owner' | 'cashier';

  @Column('bytea')
  nameSealed!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;
}
