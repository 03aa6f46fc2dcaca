import { readLink, setPasswordByLink } from '../../core/accounts/account-link.js';
import type { Account } from '../../core/accounts/account.js';
import { Refusal } from '../../core/errors.js';
import { refusedBecause } from '../http/refused-field.js';
import { field, type OpenRoute, type Visit } from '../http/route.js';
import { sendPage } from '../http/send-page.js';
import { enterHalfway, enterSession } from '../http/session.js';
import { linkOverPage, linkPage } from '../pages/link-page.js';

const tokenOf = ({ request }: Visit): string => String(request.params['token']);

/** Whose link it is; a link that is over is told as a page. */
async function openLink(visit: Visit): Promise<Account | null> {
  try {
    return await readLink(visit.platform, tokenOf(visit));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'link_over') throw error;
    sendPage(visit.response, linkOverPage(visit.language), error.status);
    return null;
  }
}

export const showLink: OpenRoute = {
  method: 'get',
  path: '/admin/link/:token',
  who: 'anybody',
  limit: 'sign_in',
  async handle(visit) {
    const account = await openLink(visit);
    if (account) sendPage(visit.response, linkPage(account));
  },
};

export const useLink: OpenRoute = {
  method: 'post',
  path: '/admin/link/:token',
  who: 'anybody',
  limit: 'sign_in',
  async handle(visit) {
    const { platform, request, response } = visit;
    const owner = await openLink(visit);
    if (!owner) return;
    const wrong = await refusedBecause(owner.language, ['password_weak'], async () => {
      const account = await setPasswordByLink(platform, tokenOf(visit), field(visit, 'password'));
      // A mailbox alone does not stand for the second step.
      if (account.hasTotp) {
        await enterHalfway(platform, request, account);
        return response.redirect(303, '/admin/second-step');
      }
      await enterSession(visit, account);
      response.redirect(303, '/admin');
    });
    if (wrong) sendPage(response, linkPage({ ...owner, wrong }), 422);
  },
};
