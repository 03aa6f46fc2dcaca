/** What the server leaves in the page for its scripts, as JSON: one language's words and where the rest lies. */
export interface PageData {
  slug: string;
  language: 'tr' | 'en' | 'de';
  business: string;
  timezone: string;
  script: string;
  style: string;
  words: Record<Word, string>;
}

/** Each is a text under `page.chat_page` of the server. */
export type Word =
  | 'chat' | 'name' | 'phone' | 'code' | 'message' | 'send' | 'sending' | 'wait' | 'offline' | 'reconnecting' | 'polling' | 'failed'
  | 'reload' | 'consent_yes' | 'consent_no' | 'gift' | 'gift_code' | 'until' | 'use' | 'save' | 'you_said' | 'new_tab'; // prettier-ignore

/** A conversation that stands on the server, as Direct Line answers its start. */
export interface Started {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
}

/** What the few lines in the page hand on to the chat that comes after them. */
export interface Handover {
  data: PageData;
  /** Resolves once the conversation stands and the first answer, if there is one, is in it. */
  started: Promise<Started>;
  /** This device has been here before: the conversation has a language of its own. */
  resumed(): boolean;
  /** A token and conversation anew, by the cookie; for when a token has run out. */
  start(): Promise<Started>;
  /** Takes the first question away; the chat shows it now. True: the guest was typing there. */
  yield(): boolean;
}

declare global {
  interface Window {
    taraKazan?: Handover;
  }
}
