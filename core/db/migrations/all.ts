import { FirstVisit1700000000001 } from './0001-first-visit.js';
import { GuestPage1700000000002 } from './0002-guest-page.js';
import { Packages1700000000003 } from './0003-packages.js';
import { GiftBySms1700000000004 } from './0004-gift-by-sms.js';
import { Campaigns1700000000005 } from './0005-campaigns.js';
import { Rollups1700000000006 } from './0006-rollups.js';
import { Reminders1700000000007 } from './0007-reminders.js';
import { Panels1700000000008 } from './0008-panels.js';
import { RecipientsAtOnce1700000000009 } from './0009-recipients-at-once.js';
import { CampaignSums1700000000010 } from './0010-campaign-sums.js';
import { PanelLists1700000000011 } from './0011-panel-lists.js';
import { ActivityByTime1700000000012 } from './0012-activity-by-time.js';
import { OneLookAtMessages1700000000013 } from './0013-one-look-at-messages.js';
import { CustomersSideBySide1700000000014 } from './0014-customers-side-by-side.js';
import { SmsByDifferences1700000000015 } from './0015-sms-by-differences.js';
import { AllTime1700000000016 } from './0016-all-time.js';
import { LeanFreeze1700000000017 } from './0017-lean-freeze.js';
import { SignInTries1700000000023 } from './0023-sign-in-tries.js';
import { UnreachableGuests1700000000024 } from './0024-unreachable-guests.js';
import { CampaignRequests1700000000025 } from './0025-campaign-requests.js';
import { MissedCampaigns1700000000026 } from './0026-missed-campaigns.js';
import { CodeBreaker1700000000027 } from './0027-code-breaker.js';
import { StoredBytes1700000000028 } from './0028-stored-bytes.js';
import { CouponDue1700000000029 } from './0029-coupon-due.js';
import { KeyRotation1700000000031 } from './0031-key-rotation.js';

/** Named one by one: a glob would run whatever lies in the folder. */
export const MIGRATIONS = [
  FirstVisit1700000000001,
  GuestPage1700000000002,
  Packages1700000000003,
  GiftBySms1700000000004,
  Campaigns1700000000005,
  Rollups1700000000006,
  Reminders1700000000007,
  Panels1700000000008,
  RecipientsAtOnce1700000000009,
  CampaignSums1700000000010,
  PanelLists1700000000011,
  ActivityByTime1700000000012,
  OneLookAtMessages1700000000013,
  CustomersSideBySide1700000000014,
  SmsByDifferences1700000000015,
  AllTime1700000000016,
  LeanFreeze1700000000017,
  SignInTries1700000000023,
  UnreachableGuests1700000000024,
  CampaignRequests1700000000025,
  MissedCampaigns1700000000026,
  CodeBreaker1700000000027,
  StoredBytes1700000000028,
  CouponDue1700000000029,
  KeyRotation1700000000031,
];
