/** A browser as far as the panel can tell: it keeps the cookie, says where a form came from, and follows nothing by itself. */
export class PanelVisitor {
  /** The session's. */
  cookie = '';
  /** Tells the panel that this browser signed in before. */
  device = '';

  constructor(readonly base: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** Sends a form as a page of the panel does. */
  async post(
    path: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { accept: 'text/html', origin: this.base, 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  /** The first step. */
  signIn(email: string, password: string): Promise<Response> {
    return this.post('/admin/sign-in', { email, password });
  }

  /** Whether the panel knows whoever this is. */
  async isIn(): Promise<boolean> {
    return (await this.get('/admin/account')).status === 200;
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [this.cookie, this.device].filter(Boolean).join('; ');
    const answer = await fetch(this.base + path, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair] = set.split(';');
      this[/^[^=]*device=/.test(set) ? 'device' : 'cookie'] = pair!;
    }
    return answer;
  }
}
