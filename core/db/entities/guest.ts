import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('guest')
export class Guest {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('guest_id_seq')" })
  id!: Id;

  @Column('bytea')
  phoneIndex!: Buffer;

  @Column('integer')
  phoneIndexVersion!: number;

  @Column('bytea', { nullable: true })
  phoneSealed!: Buffer | null;

  @Column('text', { nullable: true })
  phoneCountry!: string | null;

  @Column('bytea', { nullable: true })
  nameSealed!: Buffer | null;

  @Column('integer', { nullable: true })
  nameGsmUnits!: number | null;

  @Column('integer', { nullable: true })
  nameUcs2Units!: number | null;

  @Column('integer', { nullable: true })
  namePlainUnits!: number | null;

  @Column('boolean', { default: false })
  nameIrregular!: boolean;

  @Column('text')
  language!: string;

  @Column('boolean')
  smsConsent!: boolean;

  /** Why no SMS reaches the number, as the provider told; null where SMS arrive. */
  @Column('text', { nullable: true })
  unreachableReason!: string | null;

  @Column('timestamptz', { nullable: true })
  unreachableAt!: Date | null;

  @Column('timestamptz')
  provenAt!: Date;

  @Column('timestamptz')
  lastVisitAt!: Date;

  @Column('timestamptz', { nullable: true })
  erasedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
