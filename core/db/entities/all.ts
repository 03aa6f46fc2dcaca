import { ActivityEntry } from './activity-entry.js';
import { ActivityHead } from './activity-head.js';
import { Business } from './business.js';
import { BusinessKey } from './business-key.js';
import { BusinessLogo } from './business-logo.js';
import { BusinessSlug } from './business-slug.js';
import { Campaign } from './campaign.js';
import { CampaignDue } from './campaign-due.js';
import { Challenge } from './challenge.js';
import { ChatMessage } from './chat-message.js';
import { CodeRequest } from './code-request.js';
import { Cohort } from './cohort.js';
import { CohortMark } from './cohort-mark.js';
import { ConsentEntry } from './consent-entry.js';
import { ConsentEvidence } from './consent-evidence.js';
import { ConsentText } from './consent-text.js';
import { Conversation } from './conversation.js';
import { Coupon } from './coupon.js';
import { Gift } from './gift.js';
import { GiftVersion } from './gift-version.js';
import { Guest } from './guest.js';
import { GuestNameToken } from './guest-name-token.js';
import { LedgerBalance } from './ledger-balance.js';
import { LedgerEntry } from './ledger-entry.js';
import { LinkClick } from './link-click.js';
import { Message } from './message.js';
import { MessageDue } from './message-due.js';
import { PackageDue } from './package-due.js';
import { PlatformKey } from './platform-key.js';
import { PlatformRollup } from './platform-rollup.js';
import { Review } from './review.js';
import { Rollup } from './rollup.js';
import { RollupMark } from './rollup-mark.js';
import { SandboxMessage } from './sandbox-message.js';
import { Scan } from './scan.js';
import { SenderPace } from './sender-pace.js';
import { ShortLink } from './short-link.js';
import { SmsPackage } from './sms-package.js';
import { SocialClick } from './social-click.js';
import { Staff } from './staff.js';
import { Visit } from './visit.js';

/** Every table that the migrations make; `npm run validate` fails when one of them differs. */
export const ENTITIES = [
  ActivityEntry,
  ActivityHead,
  Business,
  BusinessKey,
  BusinessLogo,
  BusinessSlug,
  Campaign,
  CampaignDue,
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
  Gift,
  GiftVersion,
  Guest,
  GuestNameToken,
  LedgerBalance,
  LedgerEntry,
  LinkClick,
  Message,
  MessageDue,
  PackageDue,
  PlatformKey,
  PlatformRollup,
  Review,
  Rollup,
  RollupMark,
  SandboxMessage,
  Scan,
  SenderPace,
  ShortLink,
  SmsPackage,
  SocialClick,
  Staff,
  Visit,
];
