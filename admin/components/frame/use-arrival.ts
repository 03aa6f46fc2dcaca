import { useEffect, type RefObject } from 'react';

let isFirst = true;

/** Names the window; whoever came by a link of the panel begins at its top, as on a page that was loaded, and hears where they are. */
export function useArrival(title: string, beginning: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    document.title = `${title} · TaraKazan`;
  }, [title]);
  useEffect(() => {
    if (!isFirst) {
      scrollTo(0, 0);
      beginning.current?.focus({ preventScroll: true });
    }
    isFirst = false;
  }, []);
}
