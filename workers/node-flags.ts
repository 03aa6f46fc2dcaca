/**
 * What Node is told when it runs the workers. Messages on their way outlive quick collections of 16 MB, are copied by each and left to the
 * slow ones; with 32 MB most have gone by then: measured, a tenth less work for 30 MB of memory. V8 lets what is left more than double before
 * it collects it: a campaign of a hundred thousand made a worker 70 to 140 MB larger, and 10 MB so.
 */
export const WORKER_FLAGS = ['--heap-growing-percent=50', '--max-semi-space-size=32'];
