import { type ComponentType, lazy, type ReactElement, useState } from "react";

/** A component whose code is fetched when it is first drawn (inside of a `Suspense`), or before that by `fetch`. */
export type LateComponent<Props extends object> = ((props: Props) => ReactElement) & { fetch(): Promise<unknown> };

/**
 * React shows what a suspended part has become only after up to 300 ms, even where its code was there all along. What has been
 * fetched before is drawn at once, without suspending.
 */
export function lateComponent<Props extends object>(load: () => Promise<ComponentType<Props>>): LateComponent<Props> {
  let there: ComponentType<Props> | undefined;
  const fetch = async () => {
    there ??= await load();
    return there;
  };
  const Lazy: ComponentType<Props> = lazy(async () => ({ default: await fetch() })) as never;
  function Late(props: Props): ReactElement {
    // Chosen once: another component in the same place would lose what this one holds.
    const [Component] = useState(() => there ?? Lazy);
    return <Component {...props} />;
  }
  return Object.assign(Late, { fetch });
}
