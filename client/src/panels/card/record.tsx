import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { CardFrame } from "./card-frame.tsx";

/** A card whose record is on its way. */
export function Waiting({ code }: { readonly code: string }): ReactElement {
  const { t } = useWords();
  return (
    <CardFrame title={code} isDemo={false}>
      <p>{t("card.loading")}</p>
    </CardFrame>
  );
}

/** A link may lead to what its reader may not see, or to what is gone: both look the same. */
export function NoSuchRecord({ code }: { readonly code: string }): ReactElement {
  const { t } = useWords();
  return (
    <CardFrame title={code} isDemo={false}>
      <p>{t("card.missing", { code })}</p>
    </CardFrame>
  );
}
