import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('short_link')
export class ShortLink {
  @PrimaryColumn('text')
  code!: string;

  @Column('bigint')
  businessId!: Id;

  @Column('bigint')
  messageId!: Id;

  @Column('text')
  kind!: 'link' | 'opt_out';
}
