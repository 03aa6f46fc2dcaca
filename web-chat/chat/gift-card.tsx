import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';

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

const HANDS = ['touchstart', 'pointerdown', 'wheel', 'keydown'];

/** Where the card is taller than the talk's view, its top with the code is what is seen, not its end. */
function useTopInView(card: RefObject<HTMLElement>): void {
  useEffect(() => {
    const view = card.current?.closest('.webchat__basic-transcript__scrollable');
    if (!card.current || !view || !('ResizeObserver' in window)) return;
    let isTouched = false;
    const touch = (): void => void (isTouched = true);
    const show = (): void => {
      const hidden = view.getBoundingClientRect().top - (card.current?.getBoundingClientRect().top ?? 0);
      if (hidden > 0 && !isTouched) view.scrollTop -= Math.ceil(hidden);
    };
    // Web Chat scrolls to the end by itself, over several frames; who scrolls by hand is left alone.
    const sizes = new ResizeObserver(show);
    sizes.observe(card.current);
    sizes.observe(view);
    view.addEventListener('scroll', show);
    for (const event of HANDS) view.addEventListener(event, touch, { passive: true });
    return () => {
      sizes.disconnect();
      view.removeEventListener('scroll', show);
      for (const event of HANDS) view.removeEventListener(event, touch);
    };
  }, [card]);
}

/** The one festive moment: what was won, its code to read and to scan, until when and how. */
export function GiftCard({ gift }: { gift: Gift }): ReactNode {
  const { words } = usePage();
  const squares = useMemo(() => squaresOf(gift.code), [gift.code]);
  const until = useUntil(gift);
  const side = squares.size + 8;
  const card = useRef<HTMLElement>(null);
  useTopInView(card);
  return (
    <section className="gift" ref={card} aria-label={words.gift}>
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
