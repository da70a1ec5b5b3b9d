/** The lock and the channel that the pages of one browser share. */
const name = "atlas-waiting";

/** Without locks, where the address is not a secure one, the works of this page go one after the other; ids keep what two pages send from being done twice. */
let last: Promise<unknown> = Promise.resolve();

/** Runs work while no other page of this browser does. */
export function exclusively<Done>(work: () => Promise<Done>): Promise<Done> {
  if (navigator.locks) return navigator.locks.request(name, work);
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** Tells the other pages of this browser that what waits has changed, and listens to them. */
export function otherPages(onChange: () => void): { tell(): void; close(): void } {
  const channel = new BroadcastChannel(name);
  channel.onmessage = onChange;
  return { tell: () => channel.postMessage(null), close: () => channel.close() };
}
