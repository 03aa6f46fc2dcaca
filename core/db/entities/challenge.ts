import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('challenge')
export class Challenge {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('challenge_id_seq')" })
  id!: Id;

  @Column('bigint')
  conversationId!: Id;

  @Column('bytea')
  phoneSealed!: Buffer;

  @Column('bytea')
  phoneIndex!: Buffer;

  @Column('integer')
  phoneIndexVersion!: number;

  @Column('text')
  language!: string;

  @Column('text')
  status!: 'open' | 'passed' | 'used_up';

  @Column('integer')
  tries!: number;

  @Column('integer')
  sendings!: number;

  @Column('timestamptz')
  lastSentAt!: Date;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  passedAt!: Date | null;
}
