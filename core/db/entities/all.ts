import { AccountDevice } from './account-device.js';
import { AccountLink } from './account-link.js';
import { AccountRecoveryCode } from './account-recovery-code.js';
import { Account } from './account.js';
import { ActivityEntry } from './activity-entry.js';
import { ActivityHead } from './activity-head.js';
import { AnchorDay } from './anchor-day.js';
import { BusinessKey } from './business-key.js';
import { BusinessLogo } from './business-logo.js';
import { BusinessSlug } from './business-slug.js';
import { Business } from './business.js';
import { CampaignDue } from './campaign-due.js';
import { CampaignSum } from './campaign-sum.js';
import { Campaign } from './campaign.js';
import { Challenge } from './challenge.js';
import { ChatMessage } from './chat-message.js';
import { CodeRequest } from './code-request.js';
import { CohortMark } from './cohort-mark.js';
import { Cohort } from './cohort.js';
import { ConsentEntry } from './consent-entry.js';
import { ConsentEvidence } from './consent-evidence.js';
import { ConsentText } from './consent-text.js';
import { Conversation } from './conversation.js';
import { CouponDue } from './coupon-due.js';
import { Coupon } from './coupon.js';
import { ElsewhereFigure } from './elsewhere-figure.js';
import { GiftSum } from './gift-sum.js';
import { GiftVersion } from './gift-version.js';
import { Gift } from './gift.js';
import { GuestNameToken } from './guest-name-token.js';
import { Guest } from './guest.js';
import { HourPattern } from './hour-pattern.js';
import { LedgerBalance } from './ledger-balance.js';
import { LedgerEntry } from './ledger-entry.js';
import { LinkClick } from './link-click.js';
import { Mail } from './mail.js';
import { MessageDue } from './message-due.js';
import { Message } from './message.js';
import { PackageDue } from './package-due.js';
import { PanelSession } from './panel-session.js';
import { PlatformActivityEntry } from './platform-activity-entry.js';
import { PlatformActivityHead } from './platform-activity-head.js';
import { PlatformKey } from './platform-key.js';
import { PlatformRollup } from './platform-rollup.js';
import { Presence } from './presence.js';
import { Reminded } from './reminded.js';
import { ReminderDue } from './reminder-due.js';
import { Reminder } from './reminder.js';
import { Review } from './review.js';
import { RollupDifference } from './rollup-difference.js';
import { RollupMark } from './rollup-mark.js';
import { Rollup } from './rollup.js';
import { SandboxMessage } from './sandbox-message.js';
import { ScanAddress } from './scan-address.js';
import { Scan } from './scan.js';
import { SenderPace } from './sender-pace.js';
import { ShortLink } from './short-link.js';
import { SignInTry } from './sign-in-try.js';
import { SmsPackage } from './sms-package.js';
import { SocialClick } from './social-click.js';
import { Staff } from './staff.js';
import { UnprovenBytes } from './unproven-bytes.js';
import { Visit } from './visit.js';

/** Every table that the migrations make; `npm run validate` fails when one of them differs. */
export const ENTITIES = [
  Account,
  AccountDevice,
  AccountLink,
  AccountRecoveryCode,
  ActivityEntry,
  ActivityHead,
  AnchorDay,
  Business,
  BusinessKey,
  BusinessLogo,
  BusinessSlug,
  Campaign,
  CampaignDue,
  CampaignSum,
  Challenge,
  ChatMessage,
  CodeRequest,
  Cohort,
  CohortMark,
  ConsentEntry,
  ConsentEvidence,
  ConsentText,
  Conversation,
  Coupon,
  CouponDue,
  ElsewhereFigure,
  Gift,
  GiftSum,
  GiftVersion,
  Guest,
  GuestNameToken,
  HourPattern,
  LedgerBalance,
  LedgerEntry,
  LinkClick,
  Mail,
  Message,
  MessageDue,
  PackageDue,
  PanelSession,
  PlatformActivityEntry,
  PlatformActivityHead,
  PlatformKey,
  Presence,
  Reminded,
  Reminder,
  ReminderDue,
  PlatformRollup,
  Review,
  Rollup,
  RollupDifference,
  RollupMark,
  SandboxMessage,
  Scan,
  ScanAddress,
  SenderPace,
  ShortLink,
  SignInTry,
  SmsPackage,
  SocialClick,
  Staff,
  UnprovenBytes,
  Visit,
];
