import { expect, test } from '@jest/globals';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { readPayload } from '../../../admin/http/read-payload.js';

const post = (type: string, body: string) =>
  readPayload(Object.assign(Readable.from([Buffer.from(body)]), { get: () => type }) as unknown as Request);

test.each([
  ['application/json', '{"name": "Ali", "deep": {"list": ["a"]}}', { name: 'Ali', deep: { list: ['a'] } }],
  ['application/x-www-form-urlencoded', 'name=Ali&protocol=x', { name: 'Ali', protocol: 'x' }],
])('%s %s is read', async (type, body, read) => expect(await post(type, body)).toEqual(read));

test.each([
  ['application/json', '{"__proto__": {"role": "ceo"}}'],
  ['application/json', '{"deep": [{"constructor": 1}]}'],
  ['application/json', '{"name": "a\\u0000b"}'],
  ['application/json', '{"a\\u0000": 1}'],
  ['application/x-www-form-urlencoded', '__proto__=1'],
  ['application/x-www-form-urlencoded', 'record.__proto__.role=ceo'],
  ['application/x-www-form-urlencoded', 'name=%00'],
])('%s %s is refused', async (type, body) =>
  expect(post(type, body)).rejects.toMatchObject({ code: 'bad_request' }),
);
