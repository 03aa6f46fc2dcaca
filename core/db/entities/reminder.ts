import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('reminder')
export class Reminder {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  kind!: 'no_sms' | 'no_visit';

  @Column('boolean')
  enabled!: boolean;

  @Column('integer')
  afterDays!: number;

  @Column('time')
  sendAt!: string;

  @Column('integer')
  mostADay!: number;

  @Column('text')
  body!: string;

  @Column('text')
  language!: string;

  @Column('boolean')
  transliterate!: boolean;

  @Column('text', { nullable: true })
  linkUrl!: string | null;

  @Column('jsonb', { nullable: true })
  offer!: Record<string, unknown> | null;

  @Column('integer')
  version!: number;

  @Column('text', { nullable: true })
  restsBecause!: string | null;

  @Column('timestamptz')
  updatedAt!: Date;
}
