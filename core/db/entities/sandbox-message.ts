import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('sandbox_message')
export class SandboxMessage {
  @PrimaryColumn('bigint', { generated: 'identity' })
  id!: Id;

  @Column('text')
  reference!: string;

  @Column('text')
  toHash!: string;

  @Column('bytea')
  sealed!: Buffer;

  @Column('timestamptz')
  at!: Date;
}
