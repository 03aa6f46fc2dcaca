import type { Request, Response } from 'restify';

import { drawQrPng, drawQrSvg, scanUrl } from '../../core/qr/draw-qr.js';
import type { Bot } from '../bot.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';
import { loadGuestFace } from '../load-guest-face.js';

async function drawFor(bot: Bot, request: Request, response: Response, format: 'svg' | 'png'): Promise<void> {
  const { slug } = request.params as { slug: string };
  const { currentSlug } = await loadGuestFace(bot, slug);
  const url = scanUrl(bot.platform.config.PUBLIC_URL, currentSlug);
  const [type, image] =
    format === 'svg' ? ['image/svg+xml', await drawQrSvg(url)] : ['image/png', await drawQrPng(url)];
  // Panels of another host show it too, and there is nothing in it to hide.
  send(
    response,
    200,
    {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=300',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
    image,
  );
}

/** A business's QR for print. */
export const drawQrAsSvg: Route = {
  method: 'get',
  path: '/:slug/qr.svg',
  limit: 'page',
  handle: (bot, request, response) => drawFor(bot, request, response, 'svg'),
};

/** The same for screens and messages. */
export const drawQrAsPng: Route = {
  method: 'get',
  path: '/:slug/qr.png',
  limit: 'page',
  handle: (bot, request, response) => drawFor(bot, request, response, 'png'),
};
