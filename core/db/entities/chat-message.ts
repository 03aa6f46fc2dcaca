import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('chat_message')
export class ChatMessage {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  conversationId!: Id;

  @PrimaryColumn('integer')
  seq!: number;

  @Column('boolean')
  fromGuest!: boolean;

  @Column('text', { nullable: true })
  clientId!: string | null;

  @Column('bytea')
  bodySealed!: Buffer;

  @Column('timestamptz')
  at!: Date;
}
