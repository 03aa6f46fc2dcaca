import { Router } from 'express';
import { Refusal } from '../../core/errors.js';
import type { Platform } from '../../core/platform.js';

/** For whoever watches this process: it lives, and it reaches Postgres. */
export function health({ db }: Platform): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    await db.ping().catch(() => {
      throw new Refusal('unavailable');
    });
    response.json({ status: 'ok' });
  });
  return router;
}
