type Observer<T> = { next?: (value: T) => void; error?: (error: unknown) => void; complete?: () => void };
type Start<T> = (observer: Required<Observer<T>>) => (() => void) | void;

// As much of TC39's Observable as Web Chat asks for: subscribe with an observer or a function, and unsubscribe.
export default class Observable<T> {
  constructor(private readonly start: Start<T>) {}

  subscribe(to: Observer<T> | ((value: T) => void)): { unsubscribe(): void } {
    const observer = typeof to === 'function' ? { next: to } : to;
    let open = true;
    let stop: (() => void) | void = undefined;
    const close = (): void => {
      if (!open) return;
      open = false;
      stop?.();
    };
    stop = this.start({
      next: (value) => open && observer.next?.(value),
      error: (error) => {
        if (open) observer.error?.(error);
        close();
      },
      complete: () => {
        if (open) observer.complete?.();
        close();
      },
    });
    if (!open) stop?.();
    return { unsubscribe: close };
  }
}
