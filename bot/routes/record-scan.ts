import { z } from 'zod';

import { Refusal } from '../../core/errors.js';
import { recordScan as record } from '../../core/scans/record-scan.js';
import { clientAddress } from '../http/address.js';
import { readJson } from '../http/read-json.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';

const Scan = z.object({ device: z.string().regex(/^[0-9a-f]{32}$/) });

/** The page's beacon after a scan; crawlers run no script, so they are no scans. */
export const recordScan: Route = {
  method: 'post',
  path: '/:slug/scan',
  limit: 'scan',
  async handle(bot, request, response) {
    const { slug } = request.params as { slug: string };
    // Another site's page can post plain text here without asking; our own sends JSON from our own page.
    if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin')
      throw new Refusal('forbidden');
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      throw new Refusal('bad_request');
    const scan = Scan.safeParse(await readJson(request));
    if (!scan.success) throw new Refusal('bad_request');
    const { scope, business } = await loadGuestFace(bot, slug);
    if (business.status === 'open')
      await bot.platform.db.inScope(scope, (tx) =>
        record(scope, tx, {
          device: scan.data.device,
          source: 'qr',
          address: clientAddress(request, bot.platform.config),
        }),
      );
    send(response, 204, {});
  },
};
