import type { Request, RequestHandler, Response } from 'express';
import type { SignInOrigin } from '../../core/accounts/sign-in-tries.js';
import type { Config } from '../../core/config.js';
import type { Platform } from '../../core/platform.js';

const A_YEAR_S = 365 * 86_400;
const TOKEN = /^[\w-]{43}$/;

const isSecure = (config: Config): boolean => config.ADMIN_URL.startsWith('https:');
const nameOf = (config: Config): string => `${isSecure(config) ? '__Host-' : ''}tarakazan-device`;

const given = new WeakMap<Response, string>();

/** Sends the device's token with the answer. The session's cookie comes first: some clients read the first cookie only. */
export function deviceCookie(config: Config): RequestHandler {
  const ending = `; Max-Age=${A_YEAR_S}; Path=/; HttpOnly; SameSite=Lax${isSecure(config) ? '; Secure' : ''}`;
  return (_request, response, next) => {
    const writeHead = response.writeHead;
    response.writeHead = function (this: Response, ...args: unknown[]) {
      const token = given.get(response);
      if (token && !response.headersSent)
        response.appendHeader('Set-Cookie', `${nameOf(config)}=${token}${ending}`);
      return writeHead.apply(this, args as never);
    } as typeof writeHead;
    next();
  };
}

/** The token goes out with this answer. */
export const setDevice = (response: Response, token: string): void => void given.set(response, token);

/** The browser's token; null where it has none of ours. Whether an account knows it is looked up apart. */
export function readDevice(config: Config, request: Request): string | null {
  const name = nameOf(config);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = pair.trim().split('=');
    if (key === name && TOKEN.test(value)) return value;
  }
  return null;
}

/** Where a sign-in comes from. */
export const originOf = ({ platform, request }: { platform: Platform; request: Request }): SignInOrigin => ({
  address: request.ip ?? 'unknown',
  device: readDevice(platform.config, request),
});
