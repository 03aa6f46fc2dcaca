import { useTranslation, type CurrentAdmin } from 'adminjs';
import React from 'react';

/** Who is signed in, and the way out: a form, as a link could be followed from anywhere. */
const LoggedIn = ({ session }: { session: CurrentAdmin }) => {
  const { translateButton } = useTranslation();
  return (
    <div className="tk-signed-in">
      <a href="/admin/account">{session.email}</a>
      <form method="post" action="/admin/sign-out">
        <button type="submit">{translateButton('logout')}</button>
      </form>
    </div>
  );
};

export default LoggedIn;
