import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('consent_evidence')
export class ConsentEvidence {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint')
  consentId!: Id;

  @Column('bytea')
  salt!: Buffer;

  @Column('bytea')
  evidenceSealed!: Buffer;
}
