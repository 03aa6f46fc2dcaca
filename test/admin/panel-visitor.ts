/** A browser as far as the panel can tell: it keeps the cookie, says where a form came from, and follows nothing by itself. */
export class PanelVisitor {
  cookie = '';

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
    const answer = await fetch(this.base + path, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(this.cookie && { cookie: this.cookie }) },
    });
    const [set] = answer.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0]!;
    return answer;
  }
}
