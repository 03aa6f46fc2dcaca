// A container's health check, in plain JavaScript: it runs every ten seconds and should cost nothing.
const port = process.argv[2];
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
  signal: AbortSignal.timeout(4000),
}).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
