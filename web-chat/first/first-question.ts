// Stands in the page itself, so that the first answer is taken before anything else has come. Every byte counts.
import type { Handover, PageData, Started } from '../page.js';
import { fitView } from './fit-view.js';
import { reportScan } from './report-scan.js';
import { isForGood, request, retry } from './request.js';
import { FirstAnswer } from './first-answer.js';

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const data = JSON.parse(find('page-data').textContent) as PageData;
const first = find('first');
const talk = find('talk');
const form = find<HTMLFormElement>('answer');
const box = find<HTMLInputElement>('name');
const status = find('status');
const answer = new FirstAnswer(data.slug);

interface Pass {
  token: string;
  /** This device has been here: there is something to go on with. */
  resumed: boolean;
}

fitView();

let pass: Promise<Pass> | undefined;
const takePass = (): Promise<Pass> =>
  request<Pass>(`/v3/directline/tokens/generate?business=${encodeURIComponent(data.slug)}`, {});

async function start(): Promise<Started> {
  // Another tab went on meanwhile, so the cookie now leads where a pass of before does not.
  if (answer.hasBegun()) pass = undefined;
  return retry(async () => {
    try {
      const { token } = await (pass ??= takePass());
      const started = await request<Started>('/v3/directline/conversations', {
        token,
        body: { locale: data.language },
      });
      answer.markBegun();
      return started;
    } finally {
      pass = undefined;
    }
  }, showTrouble);
}

let resolveStarted: (started: Started) => void;
const started = new Promise<Started>((resolve) => (resolveStarted = resolve));
let going = false;

/** Starts the conversation, or goes on in it, and sends the first answer until it is acknowledged. */
async function go(): Promise<void> {
  if (going) return;
  going = true;
  first.classList.add('busy');
  try {
    let now = await start();
    const kept = answer.kept();
    if (kept)
      await retry(
        async () => {
          const path = `/v3/directline/conversations/${now.conversationId}/activities`;
          const body = {
            type: 'message',
            text: kept.text,
            locale: data.language,
            channelData: { clientActivityID: kept.id },
          };
          await request(path, { token: now.token, body }).catch(async (error: unknown) => {
            // The token ran out, or its conversation did, while the phone slept: the cookie knows the way.
            if (isForGood(error, [403, 404])) now = await start();
            throw error;
          });
        },
        showTrouble,
        [403, 404],
      );
    answer.forget();
    say(data.words.wait);
    resolveStarted(now);
  } catch {
    going = false;
    first.classList.remove('busy');
    showFailure();
  }
}

function say(text: string): void {
  status.textContent = text;
}

const showTrouble = (): void => say(data.words.offline);

/** Nothing that waiting would mend. */
function showFailure(): void {
  say(`${data.words.failed} `);
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = data.words.reload;
  again.onclick = () => location.reload();
  status.append(again);
}

function showAnswer(text: string): void {
  const bubble = document.createElement('p');
  bubble.className = 'bubble mine';
  bubble.textContent = text;
  talk.append(bubble);
  talk.scrollTop = talk.scrollHeight;
}

function loadChat(tries = 3): void {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = data.style;
  const script = document.createElement('script');
  script.src = data.script;
  script.onerror = () => {
    script.remove();
    if (tries > 0) setTimeout(loadChat, 2000, tries - 1);
    else void started.then(showFailure);
  };
  document.head.append(style, script);
}

form.onsubmit = (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text || first.classList.contains('busy')) return box.focus();
  box.value = '';
  // What another tab was told is known; the question there is a later one by now.
  if (!answer.hasBegun()) {
    answer.keep(text);
    showAnswer(text);
  }
  void go();
};

let resumed = answer.hasBegun();

const handover: Handover = {
  data,
  started,
  resumed: () => resumed,
  start,
  yield() {
    const typing = document.activeElement === box;
    first.remove();
    return typing;
  },
};
window.taraKazan = handover;

const kept = answer.kept();
const goesOn = kept !== null || answer.hasBegun();
if (kept) showAnswer(kept.text);
// The question that stands here was answered long ago.
else if (goesOn) first.classList.add('resuming');

/** What is asked of the server and loaded: after the first paint, which nothing may stand in the way of. */
function begin(): void {
  if (goesOn) {
    say(data.words.wait);
    void go();
  } else if (!going) {
    pass = takePass();
    pass.then(
      (taken) => {
        resumed ||= taken.resumed;
        return taken.resumed ? go() : undefined;
      },
      () => (pass = undefined),
    );
  }
  reportScan(data.slug);
  loadChat();
}

requestAnimationFrame(() => setTimeout(begin));
