import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sender_pace')
export class SenderPace {
  @PrimaryColumn('text')
  sender!: string;

  @Column('timestamptz')
  nextAt!: Date;

  @Column('timestamptz', { nullable: true })
  pausedUntil!: Date | null;

  @Column('text', { nullable: true })
  pausedReason!: string | null;
}
