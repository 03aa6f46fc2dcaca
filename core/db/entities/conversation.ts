import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('conversation')
export class Conversation {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('conversation_id_seq')" })
  id!: Id;

  @Column('text')
  publicId!: string;

  @Column('text')
  channel!: 'web' | 'sms' | 'whatsapp' | 'botframework';

  @Column('text')
  language!: string;

  @Column('bigint', { nullable: true })
  guestId!: Id | null;

  @Column('bytea')
  stateSealed!: Buffer;

  @Column('integer')
  lastSeq!: number;

  @Column('integer', { default: 0 })
  hiddenSeq!: number;

  @Column('integer', { default: 0 })
  storedBytes!: number;

  @Column('timestamptz')
  lastMessageAt!: Date;

  @Column('integer')
  answers!: number;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
