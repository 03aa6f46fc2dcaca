import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('account_link')
export class AccountLink {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('bigint')
  accountId!: Id;

  @Column('text')
  kind!: 'invitation' | 'reset';

  @Column('integer')
  epoch!: number;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
