import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('account_device')
export class AccountDevice {
  @PrimaryColumn('bigint')
  accountId!: Id;

  @PrimaryColumn('text')
  deviceHash!: string;

  @Column('timestamptz')
  seenAt!: Date;
}
