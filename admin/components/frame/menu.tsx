import { useTranslation } from 'adminjs';
import React from 'react';
import { NavLink } from 'react-router-dom';
import { Icon } from './icon.js';
import { panelState } from './panel-state.js';

/** Where one can go, and who is signed in. */
export const Menu = () => {
  const { translateLabel, translatePage } = useTranslation();
  const { resources, pages, session } = panelState();
  const lists = resources.filter(({ href, navigation }) => href && navigation?.show !== false);
  return (
    <>
      <p className="tk-brand">
        TaraKazan
        {session.business && <small>{session.business}</small>}
      </p>
      <nav aria-label={translateLabel('navigation')}>
        <Entry to="/admin" icon="Home" end>
          {translateLabel('dashboard')}
        </Entry>
        {lists.map(({ id, name, href, navigation }) => (
          <Entry key={id} to={href!} icon={navigation?.icon}>
            {translateLabel(name, id)}
          </Entry>
        ))}
        {pages.map(({ name, icon }) => (
          <Entry key={name} to={`/admin/pages/${name}`} icon={icon}>
            {translatePage(name)}
          </Entry>
        ))}
      </nav>
      <SignedIn />
    </>
  );
};

interface EntryProps {
  to: string;
  icon?: string;
  end?: boolean;
  children: React.ReactNode;
}

const Entry = ({ to, icon, end = false, children }: EntryProps) => (
  <NavLink to={to} end={end} className="tk-entry">
    <Icon name={icon} />
    <span>{children}</span>
  </NavLink>
);

/** The way out is a form, as a link could be followed from anywhere. */
const SignedIn = () => {
  const { translateButton } = useTranslation();
  return (
    <div className="tk-signed-in">
      <a href="/admin/account">{panelState().session.email}</a>
      <form method="post" action="/admin/sign-out">
        <button type="submit">{translateButton('logout')}</button>
      </form>
    </div>
  );
};
