import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('gift')
export class Gift {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('gift_id_seq')" })
  id!: Id;

  @Column('text', { default: 'visit' })
  kind!: 'visit' | 'campaign';

  @Column('timestamptz')
  startedAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('integer')
  currentVersion!: number;
}
