import { setTimeout as pause } from 'node:timers/promises';
import { requestCode } from '../../core/guests/request-code.js';
import { guestScope } from '../../core/scope.js';
import { prepareCrowd } from '../../test/faults/sending/prepare-crowd.js';
import { openConversation } from '../../test/support/enrol.js';
import { makeBusiness } from '../../test/support/make-business.js';
import { median } from '../result.js';
import { openBench } from './open-bench.js';

const CODES = 9;
const APART = 2_000;

/** How many of one business's campaign, sent as fast as a worker can, leave between the request for another's code and the code: the median of several codes, and the most. */
export async function measureOvertake(recipients: number): Promise<{ middle: number; most: number }> {
  const bench = await openBench({ faults: { answerMs: 50 } });
  const { at, standIn, worker } = bench;
  try {
    await prepareCrowd(at, recipients);
    const { id } = await makeBusiness(at);
    const scope = guestScope(id);
    const conversationId = await openConversation(at.platform, id);
    worker.begin();
    const ahead: number[] = [];
    for (let code = 1; code <= CODES; code++) {
      const phone = `+90542123${String(code).padStart(2, '0')}${code}${code}`;
      let seen = await standIn.arrival(phone);
      while (seen.requests < code * APART) {
        await pause(5);
        seen = await standIn.arrival(phone);
      }
      const before = seen.requests;
      await at.platform.db.inScope(scope, (tx) =>
        requestCode(scope, tx, { conversationId, phone, language: 'tr' }),
      );
      while (seen.arrival === null) {
        await pause(5);
        seen = await standIn.arrival(phone);
      }
      ahead.push(seen.arrival - 1 - before);
    }
    return { middle: median(ahead), most: Math.max(...ahead) };
  } finally {
    await bench.close();
  }
}
