import { Column } from 'typeorm';

/** The sums of a rollup; null where there was nothing. Named in core/insights/counters.ts. */
export abstract class RollupCounters {
  @Column('integer', { nullable: true })
  scans!: number | null;

  @Column('integer', { nullable: true })
  entries!: number | null;

  @Column('integer', { nullable: true })
  verifications!: number | null;

  @Column('integer', { nullable: true })
  joined!: number | null;

  @Column('integer', { nullable: true })
  erased!: number | null;

  @Column('integer', { nullable: true })
  visits!: number | null;

  @Column('integer', { nullable: true })
  reviewsAsked!: number | null;

  @Column('integer', { nullable: true })
  reviewsOpened!: number | null;

  @Column('integer', { nullable: true })
  reviewsSaidDone!: number | null;

  @Column('integer', { nullable: true })
  reviewsDeclined!: number | null;

  @Column('integer', { nullable: true })
  couponsIssued!: number | null;

  @Column('integer', { nullable: true })
  couponsRedeemed!: number | null;

  @Column('integer', { nullable: true })
  smsAccepted!: number | null;

  @Column('integer', { nullable: true })
  smsSegments!: number | null;

  @Column('integer', { nullable: true })
  smsDelivered!: number | null;

  @Column('integer', { nullable: true })
  smsFailed!: number | null;

  @Column('integer', { nullable: true })
  smsRefused!: number | null;

  @Column('integer', { nullable: true })
  smsSkipped!: number | null;

  @Column('integer', { nullable: true })
  smsLinked!: number | null;

  @Column('integer', { nullable: true })
  smsClicked!: number | null;

  @Column('integer', { nullable: true })
  smsCoded!: number | null;

  @Column('integer', { nullable: true })
  smsRedeemed!: number | null;

  @Column('integer', { nullable: true })
  platformSegments!: number | null;

  @Column('integer', { nullable: true })
  linkClicks!: number | null;

  @Column('integer', { nullable: true })
  clicksInstagram!: number | null;

  @Column('integer', { nullable: true })
  clicksFacebook!: number | null;

  @Column('integer', { nullable: true })
  clicksTiktok!: number | null;

  @Column('integer', { nullable: true })
  clicksX!: number | null;

  @Column('integer', { nullable: true })
  clicksYoutube!: number | null;

  @Column('integer', { nullable: true })
  clicksWebsite!: number | null;
}
