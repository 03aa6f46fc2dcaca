import type { RequestHandler } from 'express';
import type { BuiltFiles } from '../../core/built-files.js';
import { Refusal } from '../../core/errors.js';

/** What the panel's pages load: the same for everybody, named by its hash, so kept for ever by whoever fetched it. */
export function sendFile(files: BuiltFiles): RequestHandler {
  return async (request, response) => {
    const file = await files.read(String(request.params['name']), request.get('accept-encoding') ?? '');
    if (!file) throw new Refusal('not_found');
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      'Content-Type': file.type,
      ...(file.encoding !== 'identity' && { 'Content-Encoding': file.encoding }),
    });
    response.send(file.body);
  };
}
