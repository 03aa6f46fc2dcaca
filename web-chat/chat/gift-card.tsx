import { useMemo, type ReactNode } from 'react';

import { usePage } from './context.js';
import { pathOf, squaresOf } from './draw-code.js';
import type { Gift } from './question.js';

/** The last day of a gift as the business counts days, which a guest from elsewhere may not share. */
export function useUntil({ expiresAt }: Gift): string {
  const { language, timezone } = usePage();
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: timezone,
  });
  return day.format(new Date(expiresAt));
}

/** The one festive moment: what was won, its code to read and to scan, until when and how. */
export function GiftCard({ gift }: { gift: Gift }): ReactNode {
  const { words } = usePage();
  const squares = useMemo(() => squaresOf(gift.code), [gift.code]);
  const until = useUntil(gift);
  const side = squares.size + 8;
  return (
    <section className="gift" aria-label={words.gift}>
      <p className="what">{gift.title}</p>
      <p className="unseen">{words.gift_code}</p>
      <p className="code">{gift.code}</p>
      <svg
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={`QR ${gift.code}`}
        shapeRendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path fill="#000" d={pathOf(squares)} />
      </svg>
      <p>
        {words.until} <strong>{until}</strong>
      </p>
      <p>{words.use}</p>
      {gift.terms && <p className="terms">{gift.terms}</p>}
    </section>
  );
}
