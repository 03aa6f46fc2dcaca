import type { ReactNode } from 'react';

import { usePage } from './context.js';
import { squaresOf } from './draw-code.js';
import { useUntil } from './gift-card.js';
import type { Gift } from './question.js';
import { savePicture } from './save-picture.js';

/** What is left to do: keep the gift. */
export function KeepGift({ gift }: { gift: Gift }): ReactNode {
  const { business, words } = usePage();
  const until = `${words.until} ${useUntil(gift)}`;
  const { code, title } = gift;
  return (
    <div className="composer">
      <button
        type="button"
        className="wide"
        onClick={() => void savePicture({ business, title, code, until, squares: squaresOf(code) })}
      >
        {words.save}
      </button>
    </div>
  );
}
