import { useEffect, useState, type ReactNode } from 'react';

import { usePage } from './context.js';
import type { Line } from './line.js';

/** Says that the line is gone, as soon as it is; nothing while all is well. */
export function Banner({ line }: { line: Line }): ReactNode {
  const { words } = usePage();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const { unsubscribe } = line.online$.subscribe((online) => setGone(!online));
    return unsubscribe;
  }, [line]);
  return (
    <p className="banner" role="status">
      {gone && words.reconnecting}
    </p>
  );
}
