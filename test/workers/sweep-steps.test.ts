import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { queueMessage } from '../../core/sms/queue-message.js';
import { sandboxProvider } from '../../core/sms/sandbox.js';
import { WorkerMetrics } from '../../workers/metrics.js';
import { sweep, SWEEP_STEPS, type SweepStep } from '../../workers/sweep.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeBusiness } from '../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../support/test-platform.js';

const clock = new FakeClock('2026-10-01T06:00:00Z');
const NAMES = Object.keys(SWEEP_STEPS) as SweepStep[];
let at: TestPlatform;

beforeAll(async () => {
  at = await openTestPlatform({ clock, config: { LOG_LEVEL: 'silent' } });
});
afterAll(() => at?.close());

const fail = () => Promise.reject(new Error('this step fails'));

test.each(NAMES)('when %s fails every other step runs, in its order', async (broken) => {
  const ran: string[] = [];
  const steps = Object.fromEntries(
    NAMES.map((name) => [name, name === broken ? fail : async () => void ran.push(name)]),
  );
  const ended: [string, string][] = [];
  await sweep(at.platform, sandboxProvider(at.platform), {
    steps,
    onSweepStep: (step) => (result) => void ended.push([step, result]),
  });
  expect(ran).toEqual(NAMES.filter((name) => name !== broken));
  expect(ended).toEqual(NAMES.map((name) => [name, name === broken ? 'failed' : 'done']));
});

test('a step that throws before it awaits anything is a failed step too, and all of them may fail', async () => {
  const steps = Object.fromEntries(
    NAMES.map((name) => [
      name,
      () => {
        throw new Error('at once');
      },
    ]),
  );
  const ended: string[] = [];
  await sweep(at.platform, sandboxProvider(at.platform), {
    steps,
    onSweepStep: () => (result) => void ended.push(result),
  });
  expect(ended).toEqual(NAMES.map(() => 'failed'));
});

test('a sweep that is told to stop begins no further step', async () => {
  const stopping = new AbortController();
  const ran: string[] = [];
  const steps = Object.fromEntries(NAMES.map((name) => [name, async () => void ran.push(name)]));
  steps['reminders'] = async () => void stopping.abort();
  await sweep(at.platform, sandboxProvider(at.platform), { steps, signal: stopping.signal });
  expect(ran).toEqual(NAMES.slice(0, NAMES.indexOf('reminders')));
});

test('the metrics tell how late the oldest work is, what was sent, and how each step went', async () => {
  const { system } = await makeBusiness(at);
  await at.platform.db.inScope(system, (tx) =>
    queueMessage(system, tx, {
      ...{ purpose: 'campaign', payer: 'platform', guestId: null },
      ...{ to: '+905320000001', language: 'tr', body: 'Deneme' },
    }),
  );
  const metrics = new WorkerMetrics(at.platform);
  clock.advance({ minutes: 5 });
  const before = await metrics.registry.metrics();
  expect(before).toContain('workers_due{queue="messages"} 1');
  expect(before).toContain('workers_due_oldest_seconds{queue="messages"} 300');
  expect(before).toContain('workers_due{queue="codes"} 0');
  await sweep(at.platform, sandboxProvider(at.platform), {
    onAnswer: metrics.onAnswer,
    onSweepStep: metrics.onSweepStep,
    steps: { ...SWEEP_STEPS, anchors: fail },
  });
  const after = await metrics.registry.metrics();
  expect(after).toContain('workers_due{queue="messages"} 0');
  expect(after).toContain('workers_messages_total{purpose="campaign",result="accepted"} 1');
  expect(after).toContain('workers_sweep_step_seconds_count{step="anchors",result="failed"} 1');
  expect(after).toContain(
    `workers_sweep_step_success_timestamp_seconds{step="rollups"} ${clock.now().getTime() / 1000}`,
  );
  expect(after).not.toContain('workers_sweep_step_success_timestamp_seconds{step="anchors"}');
  for (const name of NAMES) expect(after).toContain(`step="${name}"`);
});
