import { loadGuestFace } from '../load-guest-face.js';
import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** A first answer sent before the page's script was there to take it: back to the page, which asks again. Nothing is kept. */
export const takeBackForm: Route = {
  method: 'post',
  path: '/:slug',
  limit: 'page',
  face: 'page',
  async handle(bot, request, response) {
    const { slug } = request.params as { slug: string };
    const { currentSlug } = await loadGuestFace(bot, slug);
    const { search } = new URL(request.url ?? '/', 'http://here');
    request.resume();
    send(response, 303, { Location: `/${currentSlug}${search}`, 'Cache-Control': 'no-store' });
  },
};
