import type { Dispatcher, Pool } from 'undici';

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/**
 * A request's whole answer. The pool's own `request` puts a stream around each, to be read as it comes; these are a few hundred bytes, and
 * the streams took a tenth of what a worker does. Throws undici's errors as they are.
 */
export const readAnswer = (pool: Pool, options: Dispatcher.DispatchOptions): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let statusCode = 0;
    let headers: Answer['headers'] = {};
    const chunks: Buffer[] = [];
    pool.dispatch(options, {
      // Without it undici takes this for a handler of its older kind.
      onRequestStart() {},
      onResponseStart(_controller, status, named) {
        statusCode = status;
        headers = named;
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        const text = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
        resolve({ statusCode, headers, text: text.toString('utf8') });
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
