import { useTranslation } from 'adminjs';
import { dropNotice, useDispatch, useSelector, type NoticeInState } from 'adminjs-start';
import React, { useEffect } from 'react';

const SHOWN_MS = 6_000;

/** What was done, said for a moment; what failed, until it was read. */
export const Notices = () => {
  const notices = useSelector((state) => state.notices);
  return (
    <div className="tk-notices" role="status">
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </div>
  );
};

const Notice = ({ notice: { id, message, type } }: { notice: NoticeInState }) => {
  const { translateButton } = useTranslation();
  const dispatch = useDispatch();
  const passes = type !== 'error';
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(() => dispatch(dropNotice(id)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, passes]);
  return (
    <p className={passes ? 'tk-notice' : 'tk-notice tk-notice-bad'}>
      <span>{message}</span>
      <button type="button" onClick={() => dispatch(dropNotice(id))}>
        {translateButton('close')}
      </button>
    </p>
  );
};
