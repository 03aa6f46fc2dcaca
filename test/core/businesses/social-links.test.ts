import { expect, test } from '@jest/globals';
import { allowedSocialLinks, parseSocialLink, type Network } from '../../../core/businesses/social-links.js';

test.each<[Network, string, string]>([
  ['instagram', 'https://www.instagram.com/kahveduragi', 'https://www.instagram.com/kahveduragi'],
  ['instagram', ' instagram.com/kahveduragi ', 'https://instagram.com/kahveduragi'],
  ['instagram', 'http://M.Instagram.com/kahve?igsh=1', 'https://m.instagram.com/kahve?igsh=1'],
  ['facebook', 'https://m.facebook.com/share/1AbC/', 'https://m.facebook.com/share/1AbC/'],
  ['tiktok', 'https://vm.tiktok.com/ZM123/', 'https://vm.tiktok.com/ZM123/'],
  ['tiktok', 'https://vt.tiktok.com/ZS123/', 'https://vt.tiktok.com/ZS123/'],
  ['x', 'https://mobile.twitter.com/kahve', 'https://mobile.twitter.com/kahve'],
  ['x', 'https://x.com/kahve', 'https://x.com/kahve'],
  ['x', 'https://twitter.com/kahve', 'https://twitter.com/kahve'],
  ['youtube', 'https://youtube.com/@kahvedurağı', 'https://youtube.com/@kahvedura%C4%9F%C4%B1'],
  ['website', 'kahve-duragi.com.tr', 'https://kahve-duragi.com.tr/'],
  ['website', 'http://çaybahçesi.com/menü', 'http://xn--aybahesi-r0af.com/men%C3%BC'],
])('%s: %s is kept as %s', (network, typed, kept) => {
  expect(parseSocialLink(network, typed)).toBe(kept);
});

test.each<[Network, string]>([
  ['instagram', ''],
  ['instagram', 'javascript:alert(1)//instagram.com/x'],
  ['instagram', 'data:text/html,<script>alert(1)</script>'],
  ['instagram', 'https://instagram.com'],
  ['instagram', 'https://instagram.com//'],
  ['instagram', 'https://instagram.com.evil.example/kahve'],
  ['instagram', 'https://evilinstagram.com/kahve'],
  ['instagram', 'https://l.instagram.com/?u=https://evil.example'],
  ['instagram', 'https://instagram.com@evil.example/kahve'],
  ['instagram', 'https://evil.example\\@instagram.com/kahve'],
  ['instagram', 'https://instagram.com:8443/kahve'],
  ['instagram', 'https://ınstagram.com/kahve'],
  ['instagram', 'https://instagram.com./kahve'],
  ['instagram', 'https://www.m.instagram.com/kahve'],
  ['instagram', 'https://facebook.com/kahve'],
  ['facebook', 'https://facebook.com/l.php?u=https://evil.example'],
  ['facebook', 'https://facebook.com//%6C.php?u=https://evil.example'],
  ['youtube', 'https://www.youtube.com/redirect?q=https://evil.example'],
  ['tiktok', 'https://www.tiktok.com/link/v2?scene=bio_url&target=https://evil.example'],
  ['instagram', 'https://instagram.com/linkshim/?u=https://evil.example'],
  ['youtube', 'https://www.youtube.com/%zz'],
  ['website', 'ftp://kahve.example/'],
  ['website', 'https://localhost/'],
  ['website', 'https://localhost./'],
  ['website', 'https://till.localhost/'],
  ['website', 'https://127.0.0.1/'],
  ['website', 'https://0x7f.1/'],
  ['website', 'https://2130706433/'],
  ['website', 'https://[::1]/'],
  ['website', 'https://router.local/'],
  ['website', 'https://intranet/'],
  ['website', 'https://user:secret@kahve.example/'],
  ['website', 'https://kahve.example:22/'],
  ['website', 'https://kahve.example/a\r\nSet-Cookie: a=b'],
  ['website', `https://kahve.example/${'a'.repeat(500)}`],
])('%s: %s is refused', (network, typed) => {
  expect(() => parseSocialLink(network, typed)).toThrow(
    expect.objectContaining({ code: 'social_link_invalid', args: { network } }),
  );
});

test('of what a row holds only what may be shown is read', () => {
  const stored = {
    website: 'https://kahve.example/',
    instagram: 'javascript:alert(1)',
    x: 7,
    myspace: 'https://myspace.com/kahve',
    facebook: 'https://facebook.com/kahve',
  };
  expect(allowedSocialLinks(stored)).toEqual({
    facebook: 'https://facebook.com/kahve',
    website: 'https://kahve.example/',
  });
});
