import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('business')
export class Business {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('text')
  name!: string;

  @Column('text')
  status!: 'open' | 'suspended' | 'closed';

  @Column('text')
  country!: string;

  @Column('text')
  region!: string;

  @Column('text')
  city!: string;

  @Column('text')
  addressLine!: string;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Column('text')
  timezone!: string;

  @Column('text')
  language!: string;

  @Column('text', { array: true })
  languages!: string[];

  @Column('text')
  legalName!: string;

  @Column('text')
  contactEmail!: string;

  @Column('text', { nullable: true })
  brandColour!: string | null;

  @Column('text', { nullable: true })
  logoHash!: string | null;

  @Column('text', { nullable: true })
  reviewUrl!: string | null;

  @Column('text')
  reviewRule!: 'after_step' | 'feedback' | 'after_said_done';

  @Column('jsonb')
  greeting!: Record<string, string>;

  @Column('jsonb')
  socialLinks!: Record<string, string>;

  @Column('text', { nullable: true })
  smsSender!: string | null;

  @Column('time', { default: '21:00' })
  quietFrom!: string;

  @Column('time', { default: '09:00' })
  quietUntil!: string;

  @Column('integer', { default: 24 })
  campaignPauseHours!: number;

  @Column('integer')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;
}
