import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One COPY line: what is copied from where, and where to. */
export interface Copy {
  line: string;
  /** The stage it copies from; none: the build's context. */
  from?: string;
  sources: string[];
  to: string;
}

export interface Stage {
  name: string;
  image: string;
  copies: Copy[];
  runs: string[];
}

/** The stages of a Dockerfile, as far as a test repeats them: FROM, COPY and RUN. Throws for a COPY that it does not understand. */
export function readStages(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  for (const line of lines) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (word === 'FROM') stages.push({ image: rest[0]!, name: rest[2] ?? '', copies: [], runs: [] });
    if (word === 'RUN') stages.at(-1)!.runs.push(rest.join(' '));
    if (word === 'COPY') stages.at(-1)!.copies.push(readCopy(line, rest));
  }
  return stages;
}

function readCopy(line: string, words: string[]): Copy {
  const flags = words.filter((word) => word.startsWith('--'));
  const [from] = flags.map((flag) => /^--from=(\S+)$/.exec(flag)?.[1]);
  if (flags.length > (from ? 1 : 0)) throw new Error(`not understood: ${line}`);
  const paths = words.slice(flags.length);
  return { line, ...(from && { from }), sources: paths.slice(0, -1), to: paths.at(-1)! };
}

/**
 * Does what the COPY lines of a stage do, into `folder` as its /app. `folderOf` is where a path of another stage or of the context is;
 * installed packages are linked, as copying them takes minutes.
 */
export function repeatCopies(stage: Stage, folder: string, folderOf: (stage?: string) => string): void {
  for (const { from, sources, to } of stage.copies)
    for (const source of sources) {
      const origin = join(folderOf(from), source.replace(/^\/app\//, ''));
      const several = sources.length > 1 || to.endsWith('/');
      const target = join(folder, to, several ? source.split('/').at(-1)! : '');
      if (!existsSync(origin)) throw new Error(`${source} is not there to be copied`);
      mkdirSync(dirname(target), { recursive: true });
      if (target.endsWith('node_modules')) symlinkSync(origin, target);
      else cpSync(origin, target, { recursive: true });
    }
}
