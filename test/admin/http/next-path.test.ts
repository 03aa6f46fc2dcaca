import { expect, test } from '@jest/globals';
import { isPath } from '../../../admin/http/next-path.js';

test.each(['/admin', '/admin/resources/guests?page=2', '/admin/outbox?to=%2B90', '/admin/a.b/~c'])(
  '%s is the panel’s',
  (path) => expect(isPath(path)).toBe(true),
);
test.each([
  ...[
    '/admin/../x/go/website',
    '/admin/./../x',
    '/admin/%2e%2e/x',
    '/admin/%2E./x',
    '/admin/.%2e/x',
    '/admin/a/../../x',
  ],
  ...[
    '/admin/..%2fx',
    '/admin/%5c..',
    '/admin/%252e%252e/x',
    '//evil.example',
    '/admin//evil.example',
    '/adminx',
    '',
  ],
])('%s is not', (path) => expect(isPath(path)).toBe(false));
