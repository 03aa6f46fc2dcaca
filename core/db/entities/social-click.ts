import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('social_click')
export class SocialClick {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('social_click_id_seq')" })
  id!: Id;

  @Column('text')
  network!: 'instagram' | 'facebook' | 'tiktok' | 'x' | 'youtube' | 'website';

  @Column('bytea')
  deviceHash!: Buffer;

  @Column('timestamptz')
  at!: Date;
}
