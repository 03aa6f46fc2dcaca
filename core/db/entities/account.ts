import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('account')
export class Account {
  @PrimaryColumn('bigint', { generated: 'identity' })
  id!: Id;

  @Column('text')
  emailHash!: string;

  @Column('bytea')
  emailSealed!: Buffer;

  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('text')
  role!: 'owner' | 'cashier' | 'ceo';

  @Column('bigint', { nullable: true })
  businessId!: Id | null;

  @Column('bigint', { nullable: true })
  staffId!: Id | null;

  @Column('text')
  language!: string;

  @Column('bytea', { nullable: true })
  totpSealed!: Buffer | null;

  @Column('timestamptz', { nullable: true })
  totpConfirmedAt!: Date | null;

  @Column('bigint')
  totpLastStep!: string;

  @Column('integer')
  epoch!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  disabledAt!: Date | null;
}
