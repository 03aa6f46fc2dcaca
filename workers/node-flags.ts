/**
 * What Node is told when it runs the workers. Messages on their way outlive V8's quick collections, and it lets a heap more than double before
 * it collects the rest: measured, a campaign of a hundred thousand made a worker 70 to 140 MB larger, and 10 MB so.
 */
export const WORKER_FLAGS = ['--heap-growing-percent=50'];
