/** A random name for this device, so that a reload is not a second scan; kept here and nowhere else. */
function deviceName(): string {
  const known = localStorage.getItem('tk_device');
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem('tk_device', made);
  return made;
}

/** Tells the server that the code on the table was scanned. Crawlers run no script, so they are no scans. */
export function reportScan(slug: string): void {
  if (!/[?&]s=qr\b/i.test(location.search)) return;
  try {
    void fetch(`/${slug}/scan`, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ device: deviceName() }),
    }).catch(() => undefined);
  } catch {
    // A browser that keeps nothing would be counted anew at each reload: not at all is nearer the truth.
  }
}
