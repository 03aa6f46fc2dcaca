import type { ReactNode } from 'react';

// Nothing is spoken or dictated here.
export const Composer = ({ children }: { children?: ReactNode }): ReactNode => children;
export const SayUtterance = (): null => null;
export const speechSynthesis = {
  cancel: (): void => undefined,
  getVoices: (): [] => [],
  speak: (): void => undefined,
};
export class SpeechSynthesisUtterance {}
export default SayUtterance;
