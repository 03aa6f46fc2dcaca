import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('message_due')
export class MessageDue {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  messageId!: Id;

  @Column('text')
  lane!: 'codes' | 'messages' | 'reap';

  @Column('timestamptz')
  dueAt!: Date;
}
