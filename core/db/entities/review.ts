import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../scope.js';

@Entity('review')
export class Review {
  @PrimaryColumn('bigint')
  businessId!: Id;

  @PrimaryColumn('bigint', { default: () => "nextval('review_id_seq')" })
  id!: Id;

  @Column('bigint')
  conversationId!: Id;

  @Column('bigint')
  guestId!: Id;

  @Column('timestamptz')
  askedAt!: Date;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  saidDoneAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  declinedAt!: Date | null;

  @Column('bytea', { nullable: true })
  feedbackSealed!: Buffer | null;
}
