import type { Request } from 'express';
import { Refusal } from '../../core/errors.js';

const MOST_BYTES = 256 * 1024;
const MOST_FIELDS = 200;

/** The texts of a form as the panel posts it, in one of three shapes. Files have addresses of their own. Throws Refusal `body_too_large`, `bad_request`, `files_refused`. */
export async function readPayload(request: Request): Promise<Record<string, unknown>> {
  const type = request.get('content-type') ?? '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) throw new Refusal('body_too_large');
  if (size === 0) return {};
  const body = new Response(Buffer.concat(chunks), { headers: { 'content-type': type } });
  if (type.startsWith('application/json')) return requireStorable(asObject(await body.json().catch(refuse)));
  const form = await body.formData().catch(refuse);
  const entries = [...form.entries()];
  if (entries.length > MOST_FIELDS) throw new Refusal('bad_request');
  if (entries.some(([, value]) => typeof value !== 'string')) throw new Refusal('files_refused');
  return requireStorable(Object.fromEntries(entries));
}

/** Names that mean something to JavaScript itself, and the one character that Postgres cannot hold. */
function requireStorable<Value>(value: Value): Value {
  if (typeof value === 'string' && value.includes('\0')) return refuse();
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, inner] of Object.entries(value)) {
    if (/(^|\.)(__proto__|constructor|prototype)(\.|$)|\0/.test(name)) return refuse();
    requireStorable(inner);
  }
  return value;
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
  return value as Record<string, unknown>;
}

function refuse(): never {
  throw new Refusal('bad_request');
}
