/** How long a test goes on: `npm test` is quick, `npm run test:faults` sets TEST_SIZE=whole. */
export const runs = ({ quick, whole }: { quick: number; whole: number }): number =>
  process.env['TEST_SIZE'] === 'whole' ? whole : quick;
