import { expect, test } from '@jest/globals';
import { SegmentedMessage } from 'sms-segments-calculator';
import { LANGUAGES } from '../../../core/i18n/languages.js';
import { translate } from '../../../core/i18n/translate.js';

test.each(LANGUAGES)('the code with the longest name and autofill line is one SMS in %s', (language) => {
  const text = translate(language, 'sms.code', { business: 'K'.repeat(30), code: '123456' });
  const sms = new SegmentedMessage(`${text}\n\n@${'h'.repeat(40)} #123456`);
  expect([sms.encodingName, sms.segmentsCount]).toEqual(['GSM-7', 1]);
});
