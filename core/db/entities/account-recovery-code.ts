import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('account_recovery_code')
export class AccountRecoveryCode {
  @PrimaryColumn('bigint')
  accountId!: Id;

  @PrimaryColumn('text')
  codeHash!: string;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
