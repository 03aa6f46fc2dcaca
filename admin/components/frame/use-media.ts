import { useSyncExternalStore } from 'react';

/** From here on a list is a table. */
export const WIDE = '(min-width: 769px)';
/** From here on the menu stands beside the page. */
export const BESIDE = '(min-width: 1100px)';

/** Whether the screen is like that, now and when it is turned or resized. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
