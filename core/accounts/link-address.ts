import type { Config } from '../config.js';

/** Where a link from an e-mail leads; the token stands behind the hash's sign nowhere but in the path of this one page, which sends no referrer. */
export const linkAddress = ({ ADMIN_URL }: Config, token: string): string =>
  `${ADMIN_URL}/admin/link/${token}`;
