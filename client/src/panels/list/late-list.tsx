import { lazy, type ReactElement, Suspense } from "react";
import { LatePart } from "../../app/late-part.tsx";
import { useWords } from "../../i18n/use-words.ts";
import styles from "./late-list.module.css";

const ListPanel = lazy(() => import("./list-panel.tsx").then((module) => ({ default: module.ListPanel })));
const ListView = lazy(() => import("./list-view.tsx").then((module) => ({ default: module.ListView })));

/** The list beside the map, fetched when it is first opened. */
export function LateListPanel(): ReactElement {
  return (
    <LatePart>
      <Suspense fallback={<Coming />}>
        <ListPanel />
      </Suspense>
    </LatePart>
  );
}

/** The list in the map's place. */
export function LateListView({ why }: { readonly why: "asked" | "cannot-draw" }): ReactElement {
  return (
    <LatePart>
      <Suspense fallback={<Coming />}>
        <ListView place={why} />
      </Suspense>
    </LatePart>
  );
}

function Coming(): ReactElement {
  const { t } = useWords();
  return <p className={styles.coming}>{t("app.loading")}</p>;
}
