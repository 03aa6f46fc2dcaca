import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('link_click')
export class LinkClick {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('link_click_id_seq')" })
  id!: Id;

  @Column('bigint')
  messageId!: Id;

  @Column('bytea')
  deviceHash!: Buffer;

  @Column('timestamptz')
  at!: Date;
}
