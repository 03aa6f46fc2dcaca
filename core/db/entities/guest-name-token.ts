import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('guest_name_token')
export class GuestNameToken {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bytea')
  token!: Buffer;

  @PrimaryColumn('bigint')
  guestId!: Id;
}
