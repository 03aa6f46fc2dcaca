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
  'en-US': withGaps({}, 'en'),
  'de-DE': withGaps(german as Strings, 'de'),
  'tr-TR': withGaps(turkish as Strings, 'tr'),
};

/** Web Chat's own words, in the languages that we speak. */
export default (): Record<string, Strings> => all;
