export const panel = {
  not_open: {
    title: 'The panel is not open yet',
    text: 'Your page already works: guests can scan, chat and win. Figures, customers and SMS come here soon.',
    home: 'To the guest’s side',
  },
  campaign: {
    /** Whose SMS a test to oneself looks like. */
    example_name: 'Emma',
  },
};
