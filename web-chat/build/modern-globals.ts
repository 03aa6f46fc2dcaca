const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`-${name}`);

/**
 * What a core-js path stands for in browsers of today, as a module's text: `object/keys` is `Object.keys`,
 * `instance/map` is the object's own method, `set-timeout` the global.
 */
export function modernGlobal(path: string): string {
  const [first = '', second] = path.split('/');
  // A polyfill put in place, not asked for by name.
  if (first === 'modules') return '';
  if (first === 'instance' || second === 'instance') return `export default (o) => o.${camel(second ?? '')};`;
  if (first === 'observable')
    return `import Observable from 'webchat-stand-in/observable'; export default Observable;`;
  if (second) return `export default ${pascal(first)}.${camel(second)};`;
  const isFunction = /^(set|clear)-(timeout|interval|immediate)$|^(parse-(int|float))$/.test(first);
  return `export default globalThis.${isFunction ? camel(first) : pascal(first)};`;
}
