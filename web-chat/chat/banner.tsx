import { useEffect, useState, type ReactNode } from 'react';

import { usePage } from './context.js';
import type { Line, LineState } from './line.js';

/** Says that the line is gone or slow, as soon as it is; nothing while all is well. */
export function Banner({ line }: { line: Line }): ReactNode {
  const { words } = usePage();
  const [state, setState] = useState<LineState>('live');
  useEffect(() => {
    const { unsubscribe } = line.state$.subscribe(setState);
    return unsubscribe;
  }, [line]);
  return (
    <p className={`banner ${state}`} role="status">
      {state === 'away' && words.reconnecting}
      {state === 'polling' && words.polling}
    </p>
  );
}
