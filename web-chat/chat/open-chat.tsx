import { Components } from 'botframework-webchat-component';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import type { Handover, Started } from '../page.js';
import { Banner } from './banner.js';
import { bubbleMiddleware } from './bubble.js';
import { Composer } from './composer.js';
import { PageContext, useQuestion } from './context.js';
import { followLanguage } from './follow-language.js';
import { Line } from './line.js';

const LOCALES = { tr: 'tr-TR', en: 'en-US', de: 'de-DE' };
/** Our line tries for as long as it takes; this is when Web Chat would give a message up. */
const SEND_MS = 300_000;

const middleware = bubbleMiddleware as never;
const STYLE = {
  backgroundColor: 'transparent',
  bubbleMaxWidth: 10_000,
  paddingRegular: 0,
  primaryFont: 'inherit',
  sendTimeout: SEND_MS,
  transitionDuration: '0s',
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--link)',
  transcriptVisualKeyboardIndicatorColor: 'var(--link)',
};

function Chat({ handover, line }: { handover: Handover; line: Line }): ReactNode {
  const [data, setData] = useState(handover.data);
  const [settled, setSettled] = useState(!handover.resumed());
  useEffect(
    () =>
      followLanguage(line, handover, (page) => {
        setData(page);
        setSettled(true);
      }),
    [handover, line],
  );
  // Read out before each message; no picture is shown.
  const styleOptions = useMemo(() => ({ ...STYLE, botAvatarInitials: data.business }), [data.business]);
  return (
    <PageContext.Provider value={data}>
      <Components.Composer
        directLine={line as never}
        locale={LOCALES[data.language]}
        styleOptions={styleOptions as never}
        activityMiddleware={middleware}
      >
        <Banner line={line} />
        <Talk handover={handover} settled={settled} />
      </Components.Composer>
    </PageContext.Provider>
  );
}

/** Takes the first question's place in the moment in which it has something to show there. */
function Talk({ handover, settled }: { handover: Handover; settled: boolean }): ReactNode {
  const asked = useQuestion() !== null;
  const shown = asked && settled;
  const [typing, setTyping] = useState<boolean | null>(null);
  useEffect(() => {
    // A frame later: the transcript has then scrolled to its end.
    if (shown) requestAnimationFrame(() => setTyping(handover.yield()));
  }, [shown]);
  return (
    <>
      <Components.BasicTranscript className="talk" />
      {typing !== null && <Composer focused={typing} />}
    </>
  );
}

function open(handover: Handover, started: Started): void {
  const place = document.createElement('div');
  place.className = 'chat';
  document.getElementById('chat')?.append(place);
  const line = new Line(started, handover.start, () => location.reload());
  createRoot(place).render(<Chat handover={handover} line={line} />);
}

const handover = window.taraKazan;
void handover?.started.then((started) => open(handover, started));
