'use strict';
const { writeSync } = require('node:fs');

/**
 * Prints the last line of a run, countable: `N passed, N failed, N skipped`. A suite that could not load counts as
 * failed. At exit, as jest's own summary comes after every other reporter.
 */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    process.once('exit', () => writeSync(1, line));
  }
};
