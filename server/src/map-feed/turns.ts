/** One piece of work at a time for a key. Whoever comes while it runs waits for the next run, begun after they came, and shares it. */
export interface Turns<T> {
  next(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns<T>(): Turns<T> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<T>>();

  function start(key: string, work: () => Promise<T>): Promise<T> {
    const run = work().finally(() => {
      if (running.get(key) === run) running.delete(key);
    });
    running.set(key, run);
    return run;
  }

  return {
    next: (key, work) => {
      const current = running.get(key);
      if (current === undefined) return start(key, work);
      const shared = waiting.get(key);
      if (shared !== undefined) return shared;
      const begin = () => {
        waiting.delete(key);
        return start(key, work);
      };
      // A run that fails says nothing about the next one.
      const following = current.then(begin, begin);
      waiting.set(key, following);
      return following;
    },
  };
}
