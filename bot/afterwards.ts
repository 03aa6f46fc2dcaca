/** Work that goes on after its answer is out. Nobody waits for it but a server that stops. */
export class Afterwards {
  readonly #going = new Set<Promise<void>>();

  /** Takes work that never rejects. */
  add(work: Promise<void>): void {
    const going = work.finally(() => this.#going.delete(going));
    this.#going.add(going);
  }

  /** Resolves once everything that was added is over. */
  async settled(): Promise<void> {
    await Promise.all(this.#going);
  }
}
