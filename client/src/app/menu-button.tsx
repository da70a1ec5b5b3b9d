import { lazy, type ReactElement, Suspense, useState } from "react";
import { LatePart } from "./late-part.tsx";
import { MenuTarget } from "./menu-target.tsx";
import type { MenuOf } from "./page-parts.ts";

const loadMenu = () => import("./page-menu.tsx");
const PageMenu = lazy(() => loadMenu().then((module) => ({ default: module.PageMenu })));

/** The menu of the bar. It is fetched when somebody reaches for it: the first words of a phone's page do not wait for its 40 KB. */
export function MenuButton(menu: MenuOf): ReactElement {
  const [isWanted, setIsWanted] = useState(false);
  const load = () => {
    // What fails here is told when the button is pressed.
    loadMenu().catch(() => undefined);
  };
  const button = (
    <MenuTarget
      account={menu.account}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={isWanted}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setIsWanted(true)}
    />
  );
  if (!isWanted) return button;
  return (
    <LatePart>
      <Suspense fallback={button}>
        <PageMenu {...menu} />
      </Suspense>
    </LatePart>
  );
}
