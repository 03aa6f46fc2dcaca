import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('mail')
export class Mail {
  @PrimaryColumn('bigint', { generated: 'identity' })
  id!: Id;

  @Column('bytea', { nullable: true })
  sealed!: Buffer | null;

  @Column('text')
  status!: 'pending' | 'sent' | 'failed';

  @Column('integer')
  tries!: number;

  @Column('timestamptz')
  dueAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;
}
