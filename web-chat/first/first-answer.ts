interface Answer {
  id: string;
  text: string;
}

/** The first answer, kept on the device until the server has it; and whether a conversation was ever begun here. */
export class FirstAnswer {
  readonly #answer: string;
  readonly #begun: string;
  #memory: Answer | null = null;

  constructor(slug: string) {
    this.#answer = `tk_answer_${slug}`;
    this.#begun = `tk_begun_${slug}`;
    try {
      this.#memory = JSON.parse(sessionStorage.getItem(this.#answer) ?? 'null') as Answer | null;
    } catch {
      // Storage is closed to us: the answer lives as long as the page does.
    }
  }

  kept(): Answer | null {
    return this.#memory;
  }

  keep(text: string): void {
    this.#memory = { id: Math.random().toString(36).slice(2) + Date.now().toString(36), text };
    this.#store(() => sessionStorage.setItem(this.#answer, JSON.stringify(this.#memory)));
  }

  forget(): void {
    this.#memory = null;
    this.#store(() => sessionStorage.removeItem(this.#answer));
  }

  markBegun(): void {
    this.#store(() => localStorage.setItem(this.#begun, '1'));
  }

  hasBegun(): boolean {
    let begun = false;
    this.#store(() => (begun = localStorage.getItem(this.#begun) !== null));
    return begun;
  }

  #store(work: () => void): void {
    try {
      work();
    } catch {
      // As above.
    }
  }
}
