/** Twilio's no, without its words: they hold the number and the text, and an error ends up in a log. */
export class RefusedAnswer extends Error {
  constructor(
    readonly status: number,
    /** Twilio's own code, where its answer had one. */
    readonly code: number | null,
    readonly retryAfterMs: number | null,
  ) {
    super(`Twilio answered ${status}${code === null ? '' : ` (${code})`}`);
    this.name = 'RefusedAnswer';
  }
}
