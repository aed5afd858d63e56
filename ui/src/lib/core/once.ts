// One action at a time: what is pressed while the first press is still worked on does nothing.

/** Wraps an action so that calls during a running one are ignored; `busy` hears of start and end. */
export function once<A extends unknown[]>(
  action: (...args: A) => void | Promise<void>,
  busy: (running: boolean) => void = () => {},
): (...args: A) => Promise<void> {
  let running = false;
  return async (...args) => {
    if (running) return;
    running = true;
    busy(true);
    try {
      await action(...args);
    } finally {
      running = false;
      busy(false);
    }
  };
}
