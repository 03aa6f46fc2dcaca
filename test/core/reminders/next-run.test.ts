import { describe, expect, test } from '@jest/globals';
import { localDay, nextRun, startOfDaysAgo } from '../../../core/reminders/next-run.js';

const BERLIN = { timezone: 'Europe/Berlin', from: '00:00', until: '00:00' };
const run = (from: string, sendAt: string, ranOn?: string, more = BERLIN) =>
  nextRun(new Date(from), { ...more, sendAt }, ranOn).toISOString();

describe('the next run', () => {
  test('is today while its time is to come, and tomorrow afterwards', () => {
    expect(run('2026-11-02T08:00:00Z', '10:00')).toBe('2026-11-02T09:00:00.000Z');
    expect(run('2026-11-02T09:00:00Z', '10:00')).toBe('2026-11-02T09:00:00.000Z');
    expect(run('2026-11-02T09:00:01Z', '10:00')).toBe('2026-11-03T09:00:00.000Z');
  });

  test('is on another day than the one it ran on', () => {
    expect(run('2026-11-02T06:00:00Z', '10:00', '2026-11-02')).toBe('2026-11-03T09:00:00.000Z');
  });

  test('keeps to the wall when clocks are put forward or back', () => {
    expect(run('2026-03-28T10:00:00Z', '10:00')).toBe('2026-03-29T08:00:00.000Z');
    expect(run('2026-10-24T10:00:00Z', '10:00')).toBe('2026-10-25T09:00:00.000Z');
  });

  test('comes once where its time is left out, and once where it is shown twice', () => {
    expect(run('2026-03-28T12:00:00Z', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(run('2026-03-29T01:30:00Z', '02:30', '2026-03-29')).toBe('2026-03-30T00:30:00.000Z');
    expect(run('2026-10-24T12:00:00Z', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(run('2026-10-25T00:30:00Z', '02:30', '2026-10-25')).toBe('2026-10-26T01:30:00.000Z');
  });

  test('waits for the end of the quiet hours, every day', () => {
    const quiet = { ...BERLIN, from: '21:00', until: '09:00' };
    expect(run('2026-11-02T20:00:00Z', '22:00', undefined, quiet)).toBe('2026-11-03T08:00:00.000Z');
    expect(run('2026-11-03T08:00:00Z', '22:00', '2026-11-03', quiet)).toBe('2026-11-04T08:00:00.000Z');
    expect(run('2026-11-03T02:00:00Z', '22:00', undefined, quiet)).toBe('2026-11-03T08:00:00.000Z');
  });

  test('makes up for nothing that was missed', () => {
    expect(run('2026-11-09T12:00:00Z', '10:00', '2026-11-09')).toBe('2026-11-10T09:00:00.000Z');
  });
});

test('days back are days of the calendar, also over a day of 25 hours', () => {
  const start = startOfDaysAgo(new Date('2026-10-26T09:00:00Z'), 1, 'Europe/Berlin');
  expect(start.toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(localDay(start, 'Europe/Berlin')).toBe('2026-10-25');
});
