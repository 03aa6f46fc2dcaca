// Only what the transcript itself asks for; bubbles, buttons and cards are styled by the page's own sheets.
import basicTranscript from 'webchat-sources/component/Styles/StyleSet/BasicTranscript';
import cssCustomProperties from 'webchat-sources/component/Styles/StyleSet/CSSCustomProperties';

type Style = (options: unknown) => unknown;

export default (options: unknown): Record<string, unknown> => ({
  options,
  activities: {},
  basicTranscript: (basicTranscript as Style)(options),
  cssCustomProperties: (cssCustomProperties as Style)(options),
});
