export const panel = {
  campaign: {
    /** Whose SMS a test to oneself looks like. */
    example_name: 'Emma',
  },
};
