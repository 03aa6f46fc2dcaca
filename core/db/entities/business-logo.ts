import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('business_logo')
export class BusinessLogo {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('text')
  mediaType!: 'image/png' | 'image/jpeg' | 'image/webp';

  @Column('bytea')
  bytes!: Buffer;

  @Column('text')
  hash!: string;

  @Column('timestamptz')
  at!: Date;
}
