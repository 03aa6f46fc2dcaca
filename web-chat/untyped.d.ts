// What comes without types of its own.
declare module 'react-dom/client' {
  export function createRoot(container: Element): { render(children: unknown): void; unmount(): void };
}
declare module 'webchat-sources/*' {
  const content: unknown;
  export default content;
}
declare module 'webchat-stand-in/*' {
  const content: unknown;
  export default content;
}
declare module 'qrcode/lib/core/qrcode' {
  interface Modules {
    size: number;
    get(row: number, column: number): number | boolean;
  }
  export function create(text: string, options: { errorCorrectionLevel: 'M' }): { modules: Modules };
}
