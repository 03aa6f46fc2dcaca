import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('presence')
export class Presence {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('date')
  month!: string;

  @PrimaryColumn('bytea')
  person!: Buffer;
}
