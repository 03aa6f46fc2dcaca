import type { Route } from './http/route.js';
import { allowOrigins } from './routes/allow-origins.js';
import { drawQrAsPng, drawQrAsSvg } from './routes/draw-qr.js';
import { followLink } from './routes/follow-link.js';
import { generateToken } from './routes/generate-token.js';
import { healthLive } from './routes/health-live.js';
import { healthReady } from './routes/health-ready.js';
import { listActivities } from './routes/list-activities.js';
import { optOut, showOptOut, showOptOutHelp } from './routes/opt-out.js';
import { postActivity } from './routes/post-activity.js';
import { reconnectConversation } from './routes/reconnect-conversation.js';
import { openSocialLink } from './routes/open-social-link.js';
import { recordScan } from './routes/record-scan.js';
import { refreshToken } from './routes/refresh-token.js';
import { refuseUpload } from './routes/refuse-upload.js';
import { sendAsset } from './routes/send-asset.js';
import { sendLogo } from './routes/send-logo.js';
import { showFavicon } from './routes/show-favicon.js';
import { showGuestPage } from './routes/show-guest-page.js';
import { showHome } from './routes/show-home.js';
import { showMetrics } from './routes/show-metrics.js';
import { listOutbox, showOutbox } from './routes/show-outbox.js';
import { showPrivacy } from './routes/show-privacy.js';
import { showRobots } from './routes/show-robots.js';
import { showTerms } from './routes/show-terms.js';
import { startConversation } from './routes/start-conversation.js';
import { takeTwilioStatus } from './routes/take-twilio-status.js';
import { takeBackForm } from './routes/take-back-form.js';

/** Every address of the bot but the stream's, which is a WebSocket, and Bot Framework's, which is there when configured. */
export const ROUTES: readonly Route[] = [
  ...[
    showHome,
    showGuestPage,
    takeBackForm,
    showPrivacy,
    showTerms,
    recordScan,
    drawQrAsSvg,
    drawQrAsPng,
    sendLogo,
    openSocialLink,
  ],
  ...[
    generateToken,
    refreshToken,
    startConversation,
    reconnectConversation,
    postActivity,
    listActivities,
    refuseUpload,
    allowOrigins,
  ],
  takeTwilioStatus,
  ...[sendAsset, showFavicon, showRobots, healthLive, healthReady, showMetrics, showOutbox, listOutbox],
  ...[followLink, showOptOutHelp, showOptOut, optOut],
];
