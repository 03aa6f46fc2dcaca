import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('sign_in_try')
export class SignInTry {
  @PrimaryColumn('bigint')
  accountId!: Id;

  @PrimaryColumn('text')
  kind!: 'password' | 'code' | 'confirm';

  @PrimaryColumn('text')
  source!: string;

  @Column('integer')
  failures!: number;

  @Column('timestamptz')
  firstAt!: Date;

  @Column('timestamptz')
  lastAt!: Date;

  @Column('timestamptz', { nullable: true })
  pausedUntil!: Date | null;
}
