import { Refusal } from '../../core/errors.js';
import { takeStatus } from '../../core/sms/take-status.js';
import { isSignedByTwilio } from '../../core/sms/twilio/is-signed.js';
import { readStatus } from '../../core/sms/twilio/read-status.js';
import { readForm } from '../http/read-form.js';
import { send } from '../http/respond.js';
import { queryOf, type Route } from '../http/route.js';

/**
 * Twilio tells what became of a message. Whatever is signed is answered with 204, whether or not it moved anything: Twilio could do
 * nothing about it. No limit by address: callbacks come in floods from few, and a forged one costs a hash.
 */
export const takeTwilioStatus: Route = {
  method: 'post',
  path: '/channels/twilio/status',
  async handle({ platform }, request, response) {
    const form = await readForm(request);
    const signature = request.headers['x-twilio-signature'];
    if (!isSignedByTwilio(platform.config, signature, request.url ?? '', form))
      throw new Refusal('forbidden');
    const told = readStatus(queryOf(request), form);
    if (told) await takeStatus(platform, told.businessId, told.report);
    send(response, 204, {});
  },
};
