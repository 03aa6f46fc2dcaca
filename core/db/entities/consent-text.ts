import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('consent_text')
export class ConsentText {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('integer')
  version!: number;

  @PrimaryColumn('text')
  language!: string;

  @Column('text')
  body!: string;

  @Column('bytea')
  hash!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;
}
