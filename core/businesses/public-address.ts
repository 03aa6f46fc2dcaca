const MOST = 500;

/**
 * An address as the owner pasted it, the scheme left out or not: null when it is no https (or http) address of a public
 * host name. Where a browser would end up is what is looked at, so odd spellings of an IP or a host gain nothing.
 */
export function readPublicAddress(text: string): URL | null {
  const trimmed = text.trim();
  // Characters that URL parsers drop or bend silently are nothing that a person pastes.
  // eslint-disable-next-line no-control-regex
  if (trimmed.length > MOST || /[\s\\\u0000-\u001f\u007f]/.test(trimmed)) return null;
  const url = parse(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (url.username || url.password || url.port) return null;
  return isPublicName(url.hostname) ? url : null;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Names that lead into a network of one's own rather than to the world. */
const PRIVATE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|onion|arpa)$/;

/** An IPv4 address ends in digits and an IPv6 one in a bracket, so a last label of letters rules both out. */
const isPublicName = (host: string): boolean =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)*\.([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host) && !PRIVATE.test(host);
