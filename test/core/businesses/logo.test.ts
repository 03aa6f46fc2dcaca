import { expect, test } from '@jest/globals';
import { parseLogo } from '../../../core/businesses/logo.js';
import { readPicture } from '../../../core/businesses/read-picture.js';
import { picture } from '../../support/picture.js';

/** A JPEG's beginning: a comment, then (after padding) a progressive frame that is 300 wide and 200 high. */
const JPEG = Buffer.from('ffd8 fffe000612345678 ffffc2 0011 08 00c8 012c 03'.replaceAll(' ', ''), 'hex');
/** A lossless WebP of one pixel, whole. */
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

const webp = (chunk: string, header: string): Buffer =>
  Buffer.concat([Buffer.from(`RIFF\x1a\0\0\0WEBP${chunk}`, 'latin1'), Buffer.from(header, 'hex')]);

test('a picture is known by its bytes, and its size read from them', () => {
  expect(readPicture(picture(64, 48))).toEqual({ mediaType: 'image/png', width: 64, height: 48 });
  expect(readPicture(JPEG)).toEqual({ mediaType: 'image/jpeg', width: 300, height: 200 });
  expect(readPicture(WEBP)).toEqual({ mediaType: 'image/webp', width: 1, height: 1 });
  // Flags, then width and height, each less one, in 24 bits.
  expect(readPicture(webp('VP8X', '0a000000' + '10000000' + '2b0100' + 'c70000'))).toEqual({
    mediaType: 'image/webp',
    width: 300,
    height: 200,
  });
  expect(readPicture(webp('VP8 ', '0a000000' + '000000' + '9d012a' + '2c01' + 'c800'))).toEqual({
    mediaType: 'image/webp',
    width: 300,
    height: 200,
  });
});

test('its name is its content', () => {
  const [one, same, other] = [parseLogo(picture()), parseLogo(picture()), parseLogo(picture(64, 64, 10))];
  expect(one.hash).toMatch(/^[0-9a-f]{32}$/);
  expect(same.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

/** Only what is said of the size: so large a picture takes long to draw. */
function sized(width: number, height: number): Buffer {
  const bytes = picture();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** What a reader of animations looks for, between the header and the drawing. */
function moving(): Buffer {
  const bytes = picture();
  const control = Buffer.from('000000086163544c000000020000000000000000', 'hex');
  return Buffer.concat([bytes.subarray(0, 33), control, bytes.subarray(33)]);
}

const large = Buffer.concat([picture(), Buffer.alloc(200 * 1024)]);

test.each([
  ['nothing', Buffer.alloc(0)],
  [
    'a drawing that may hold script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a GIF', Buffer.from('GIF89a\x40\0\x40\0', 'latin1')],
  ['a cut PNG', picture().subarray(0, 20)],
  ['a PNG cut in the middle', picture().subarray(0, -30)],
  ['a PNG that moves', moving()],
  ['a WebP that moves', webp('VP8X', '0a000000' + '02000000' + '3f0000' + '3f0000')],
  ['a cut JPEG', JPEG.subarray(0, 12)],
  ['a JPEG without a frame', Buffer.from('ffd8ffd9', 'hex')],
  ['more than 200 KB', large],
  ['one too small', picture(31, 31)],
  ['one too wide', sized(2049, 600)],
  ['a stripe', picture(400, 40)],
])('%s is no logo', (_, bytes) => {
  expect(() => parseLogo(bytes)).toThrow(expect.objectContaining({ code: 'logo_invalid' }));
});
