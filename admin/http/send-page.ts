import type { Response } from 'express';
import type { Html } from '../../core/html.js';
import { PAGE_CSP } from '../pages/frame.js';

/** A page of words and forms, for this one visit. */
export function sendPage(response: Response, page: Html, status = 200): void {
  response.status(status).set('Content-Security-Policy', PAGE_CSP);
  response.type('html').send(page.text);
}
