import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('ledger_balance')
export class LedgerBalance {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @Column('integer')
  available!: number;

  @Column('integer')
  reserved!: number;
}
