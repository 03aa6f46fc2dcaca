import type { HttpLimits } from '../core/limits/http-limits.js';
import type { Platform } from '../core/platform.js';
import type { TurnStep } from '../core/conversations/take-turn.js';
import type { Afterwards } from './afterwards.js';
import type { BuiltFiles } from '../core/built-files.js';
import type { Streams } from './direct-line/streams.js';
import type { Tokens } from './direct-line/tokens.js';
import type { Metrics } from './metrics.js';

/** What a route may need: made once for a process by `buildServer`. */
export interface Bot {
  platform: Platform;
  tokens: Tokens;
  streams: Streams;
  limits: HttpLimits;
  assets: BuiltFiles;
  metrics: Metrics;
  afterwards: Afterwards;
  /** Told each step of a turn as it is reached: where a fault test kills the process. */
  onStep?: (step: TurnStep) => void;
}
