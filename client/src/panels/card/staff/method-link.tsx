import type { ReactElement } from "react";
import { Link } from "react-router";
import { methodPath } from "../../../about/anchors.ts";
import type { MethodId } from "../../../i18n/about/about-text.ts";
import { useWords } from "../../../i18n/use-words.ts";
import own from "./staff.module.css";

/** Leads to how the numbers above are computed. */
export function MethodLink({ id }: { readonly id: MethodId }): ReactElement {
  const { t } = useWords();
  return (
    <Link className={own.how ?? ""} to={methodPath(id)}>
      {t("cards.how")}
    </Link>
  );
}
