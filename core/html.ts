/** Markup that is already safe: only `html` and `raw` make it. */
export class Html {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Directional controls that would leak out of a name and turn the page around it. */
const BIDI = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/;

/** Text for element content and quoted attributes; a text with direction marks is isolated and closed. */
export function escapeHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  return BIDI.test(text) ? closeDirections(escaped) : escaped;
}

/** Each opened embedding or isolate ends inside the text that opened it. */
function closeDirections(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    if (/[\u202A\u202B\u202D\u202E]/.test(character)) open.push('\u202C');
    else if (/[\u2066-\u2068]/.test(character)) open.push('\u2069');
    else if (/[\u202C\u2069]/.test(character) && open.at(-1) === character) open.pop();
  }
  return `\u2068${text}${open.reverse().join('')}\u2069`;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

/** Escapes every value that is not `Html` itself; attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts.reduce((out, part, index) => out + render(values[index - 1]) + part));
}

/** Markup of our own making only: never a text that a person typed. */
export const raw = (text: string): Html => new Html(text);

/** Data for a `<script type="application/json">`: no `<`, so no text can end the element. */
export const jsonForScript = (data: unknown): Html =>
  new Html(
    JSON.stringify(data).replace(
      /[<\u2028\u2029]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
