/**
 * Preloaded into each child of `npm start`: when the parent is gone, also by kill -9, the channel to it closes. From its first
 * moment on, before it can have a handler of its own, the child then ends as if it had been asked to.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening alone must not keep a child alive that has ended its work.
process.channel?.unref();
