import type { Metafile } from 'esbuild';

/** The project's own files among those that a bundle was made of, as paths from the project's folder. */
export function ownInputs(...metafiles: Metafile[]): string[] {
  return metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .filter((path) => !path.includes('node_modules/') && !/^[\w-]+:/.test(path));
}
