import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('reminder_due')
export class ReminderDue {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('text')
  kind!: 'no_sms' | 'no_visit';

  @Column('timestamptz')
  dueAt!: Date;
}
