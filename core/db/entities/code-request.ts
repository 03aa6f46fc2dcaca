import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('code_request')
export class CodeRequest {
  @PrimaryColumn('bigint', { generated: 'identity' })
  id!: Id;

  @Column('bigint')
  businessId!: Id;

  @Column('text')
  phoneHash!: string;

  @Column('text')
  blockHash!: string;

  @Column('text', { nullable: true })
  addressHash!: string | null;

  @Column('text', { nullable: true })
  rangeHash!: string | null;

  @Column('boolean', { default: false })
  isTrial!: boolean;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { nullable: true })
  enteredAt!: Date | null;
}
