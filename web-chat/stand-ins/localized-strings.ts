import german from 'webchat-sources/api/localization/de-DE.json';
import english from 'webchat-sources/api/localization/en-US.json';
import turkish from 'webchat-sources/api/localization/tr-TR.json';

type Strings = Record<string, string>;

const withGaps = (strings: Strings, language: string): Strings => ({
  ...(english as Strings),
  ...strings,
  GLOBALIZE_LANGUAGE: language,
});

const all = {
  // Read out before a message, with the business's name.
  'en-US': withGaps({ ACTIVITY_BOT_SAID_ALT: '$1 said:' }, 'en'),
  'de-DE': withGaps({ ...(german as Strings), ACTIVITY_BOT_SAID_ALT: '$1 sagt:' }, 'de'),
  'tr-TR': withGaps({ ...(turkish as Strings), ACTIVITY_BOT_SAID_ALT: '$1 diyor ki:' }, 'tr'),
};

/** Web Chat's own words, in the languages that we speak. */
export default (): Record<string, Strings> => all;
