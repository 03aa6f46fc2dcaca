import { expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder-core';
import { readAnswer, type Answer } from '../../dialogs/read-answer.js';

const answers: [activity: Partial<Activity>, answer: Answer][] = [
  [{ text: '  Ayşe ' }, { kind: 'text', text: 'Ayşe' }],
  [
    { text: '', value: { answer: 'yes' } },
    { kind: 'text', text: 'yes' },
  ],
  [
    { text: 'shown', value: { answer: 'meant' } },
    { kind: 'text', text: 'meant' },
  ],
  [{ channelData: { answer: 'no' } }, { kind: 'text', text: 'no' }],
  [
    { text: 'x', value: 'not an object' },
    { kind: 'text', text: 'x' },
  ],
  [{ value: { answer: 5 } }, { kind: 'nothing' }],
  [{ value: { answer: { deep: true } } }, { kind: 'nothing' }],
  [{ text: '' }, { kind: 'nothing' }],
  [{ text: ' \n\t ' }, { kind: 'nothing' }],
  [{ text: '\u200b\u2066\u2069' }, { kind: 'nothing' }],
  [{ attachments: [{ contentType: 'image/png' }] }, { kind: 'nothing' }],
  [{ text: '😊' }, { kind: 'text', text: '😊' }],
  [{ text: 'a'.repeat(1000) }, { kind: 'text', text: 'a'.repeat(1000) }],
  [{ text: 'a'.repeat(1001) }, { kind: 'too_long' }],
  [{ value: { answer: 'a'.repeat(10_000) } }, { kind: 'too_long' }],
];

test.each(answers)('%j', (activity, answer) => {
  expect(readAnswer(activity)).toEqual(answer);
});
