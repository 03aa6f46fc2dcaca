import type { Request, Response } from 'restify';

import type { HttpLimit } from '../../core/limits/http-limits.js';
import type { Bot } from '../bot.js';

export interface Route {
  method: 'get' | 'post' | 'opts';
  path: string;
  /** Counted for each address; absent for what operations ask. */
  limit?: HttpLimit;
  /** Who reads an error: a program (the default), Direct Line's client, or a person. */
  face?: 'json' | 'directline' | 'page';
  handle(bot: Bot, request: Request, response: Response): Promise<void> | void;
}

/** The query of a request, parsed anew: restify's own is a method that other libraries trip over. Never throws. */
export const queryOf = ({ url = '' }: Pick<Request, 'url'>): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
