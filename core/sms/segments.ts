import { SegmentedMessage } from 'sms-segments-calculator';

/** How many SMS a text is billed as. */
export const countSegments = (text: string): number => new SegmentedMessage(text, 'auto').segmentsCount;
