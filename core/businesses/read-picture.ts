export type MediaType = 'image/png' | 'image/jpeg' | 'image/webp';

export interface Picture {
  mediaType: MediaType;
  width: number;
  height: number;
}

/** What kind of still picture the bytes are and its size in pixels, by the bytes themselves; null when they are none of ours. */
export function readPicture(bytes: Buffer): Picture | null {
  try {
    return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  } catch (error) {
    // Read past the end: cut short.
    if (
      ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'].includes((error as NodeJS.ErrnoException).code ?? '')
    )
      return null;
    throw error;
  }
}

const latin = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

function readPng(bytes: Buffer): Picture | null {
  if (latin(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || latin(bytes, 12, 16) !== 'IHDR') return null;
  const drawn = bytes.indexOf('IDAT', 16, 'latin1');
  // Cut short it has no end; one that moves says so before its first drawing.
  if (drawn === -1 || bytes.indexOf('IEND', drawn, 'latin1') === -1) return null;
  if (bytes.subarray(0, drawn).includes('acTL', 16, 'latin1')) return null;
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** A frame's header names the size; C4, C8 and CC among those numbers are other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Buffer): Picture | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (bytes.readUInt8(at) === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (isFrame(marker))
      return {
        mediaType: 'image/jpeg',
        width: bytes.readUInt16BE(at + 7),
        height: bytes.readUInt16BE(at + 5),
      };
    // Padding before a marker is one byte long, a segment as long as it says.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function readWebp(bytes: Buffer): Picture | null {
  if (latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 12) !== 'WEBP') return null;
  const size = webpSize(bytes);
  return size && { mediaType: 'image/webp', ...size };
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  switch (latin(bytes, 12, 16)) {
    case 'VP8X':
      // The flag of an animation.
      if (bytes.readUInt8(20) & 0x02) return null;
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
