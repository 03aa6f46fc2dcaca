/** The words of the pages around the chat. */
export const page = {
  title: '{business}: scan and win',
  prize: 'Your gift today: {title}',
  loading: 'One moment, the chat is opening.',
  failed: 'The chat could not be opened.',
  reload: 'Try again',
  chat: 'Chat with {business}',
  noscript: 'The chat needs JavaScript. Please switch it on in your browser, or ask the staff.',
  opening_soon: 'Opening soon. A gift is being prepared for you here.',
  suspended: '{business} is taking a break here. Please ask the staff.',
  closed: '{business} no longer has a page here.',
  by: 'This page is run by {legal}, {address}.',
  privacy: 'Privacy',
  terms: "The gift's terms",
  languages: 'Language',
  made_with: 'Made with TaraKazan',
  not_found: {
    title: 'There is no page here',
    text: 'Please check the address, or scan the code on the table once more.',
  },
  failed_page: { title: 'That did not work' },
  back: 'Back to {business}',
  home: {
    title: 'TaraKazan: scan and win',
    lead: 'A code on the table. Half a minute of chat. A guest who comes back.',
    text: 'Your guests scan, leave their name and a confirmed number, agree to hear from you or not, and get a one-time gift code. You bring them back with SMS that you paid for once and can count on.',
    sign_in: 'Sign in',
  },
  privacy_page: {
    title: 'Privacy at {business}',
    who: {
      title: 'Who is responsible',
      text: '{legal}, {address}. Questions and requests: {email}. On behalf of {legal} TaraKazan runs this page.',
    },
    what: {
      title: 'What we keep',
      text: 'Your name, your mobile number, what you write in this chat, your answer about SMS offers with its exact words and time, the gift you got and when you used it. All of it is stored encrypted.',
    },
    why: {
      title: 'What for',
      text: 'To give each person one gift, which is why the number is confirmed by a code. Offers come by SMS only if you agreed, and the gift does not depend on it.',
    },
    with: {
      title: 'Who gets it',
      text: 'Your number goes to the SMS provider that delivers the code and, if you agreed, the offers. Nobody else gets it, and nothing is sold.',
    },
    long: {
      title: 'For how long',
      text: 'Chats {chats} days. Codes {codes} days. Numbers that were never confirmed {unproven} days. The record that you agreed, without your name, {evidence} years after you withdraw.',
    },
    device: {
      title: 'On your device',
      text: 'One cookie for {cookie} days, so that you come back to your own chat, and a random number that keeps a scan from being counted twice. No advertising, no other hosts.',
    },
    rights: {
      title: 'Your rights',
      text: 'You can see, download, correct or erase your data and withdraw your consent at any time, free of charge: write to {email}.',
    },
  },
  terms_page: {
    title: 'The gift at {business}',
    none: 'There is no gift at the moment.',
    one: 'One for each person.',
    valid: 'Valid for {days} days from the day you get it.',
    use: 'Show the code to the staff. It works once and is not exchanged for money.',
    free: 'It depends neither on a review nor on agreeing to SMS offers.',
    after_review: 'It is given after you say that you left a review.',
  },
  outbox: {
    title: 'Outbox of the sandbox',
    lead: 'These messages would have been sent. Newest first.',
    empty: 'Nothing was sent yet. Open a guest page and leave a number.',
    to: 'to {to}',
  },
};
