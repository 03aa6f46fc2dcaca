import React, { useEffect, useRef } from 'react';

interface SheetProps {
  /** Where it comes in. */
  from: 'start' | 'end' | 'middle';
  /** The id of its heading, or its name. */
  labelledBy?: string;
  label?: string;
  onClose(): void;
  children: React.ReactNode;
}

/** What lies over the page. The browser keeps the focus in it, closes it by Escape, and gives the focus back to where it was. */
export const Sheet = ({ from, labelledBy, label, onClose, children }: SheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`tk-sheet tk-from-${from}`}
      aria-labelledby={labelledBy}
      aria-label={label}
      onClose={onClose}
      // What lies around it is the dialog itself: all of its inside is in the box.
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="tk-sheet-box">{children}</div>
    </dialog>
  );
};
