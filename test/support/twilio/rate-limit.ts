/** A token bucket for each sender, filled at a rate and holding one second's worth. */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** Whether that sender may send one more now, which is in milliseconds. */
  take(sender: string, perSecond: number, now: number): boolean {
    const bucket = this.#buckets.get(sender) ?? { tokens: perSecond, at: now };
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(sender, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
