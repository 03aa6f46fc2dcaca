import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('package_due')
export class PackageDue {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('timestamptz')
  endsAt!: Date;
}
