/** Preloaded by the bench: on exit a process says its own peak memory (resident, bytes) on stderr. */
process.on('exit', () => {
  process.stderr.write(`peak-memory ${process.resourceUsage().maxRSS * 1024}\n`);
});
