import { send } from '../http/respond.js';
import type { Route } from '../http/route.js';

/** A teal tile with the three corners of a QR. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f766e"/>' +
  '<g fill="none" stroke="#fff" stroke-width="3"><path d="M7.5 7.5h6v6h-6zM18.5 7.5h6v6h-6zM7.5 18.5h6v6h-6z"/></g>' +
  '<path fill="#fff" d="M17 17h4v4h-4zM22 22h4v4h-4z"/></svg>';

export const showFavicon: Route = {
  method: 'get',
  path: '/favicon.ico',
  handle: (_bot, _request, response) =>
    send(response, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }, ICON),
};
