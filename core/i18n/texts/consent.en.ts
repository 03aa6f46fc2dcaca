/** The default of a business's consent text: what is shown is what is recorded. */
export const consent = {
  text: 'I agree that {business} sends me offers and news by SMS. I can withdraw this at any time, free of charge.',
};
