/** A jest reporter: names every skipped test (its name says why) and closes with one line of counts. */
class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.fullName),
    );
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stderr.write(skipped.map((name) => `skipped: ${name}\n`).join(''));
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped\n`);
  }
}

module.exports = ClosingLine;
