import { problems } from "@asm-atlas/data/domain/problems.ts";
import { explainFailure, RequestFailure, refusalDetail } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { EventKind } from "./event-kinds.ts";

/** Which event could not follow which, as the server names it. `from` null: nothing was before it. */
interface Clash {
  readonly from: string | null;
  readonly to: string;
  readonly effectiveOn: string;
}

/** Says why an event was refused: a clash of the history with its day, what a guard misses, by the rule the server names. */
export function useRefusal(kind: EventKind): (error: unknown) => string | null {
  const { t, say, sayCode, daySlots } = useWords();
  return (error) => {
    if (error === null || error === undefined) return null;
    if (!(error instanceof RequestFailure)) return explainFailure(error, t);
    const { code, problem } = error;
    if (code === "transition.not-allowed") {
      const { clash } = problem as { readonly clash?: Clash };
      if (!clash) return t("decision.clash");
      const status = sayCode(kind.workflow.states, clash.to);
      const slots = { status, ...daySlots(clash.effectiveOn) };
      return clash.from === null
        ? t("events.clashFirst", slots)
        : t("events.clash", { ...slots, before: sayCode(kind.workflow.states, clash.from) });
    }
    if (code === "event.history-empty") return t("events.onlyOne");
    if (code?.startsWith("guard."))
      return t("decision.guard", { title: say(problems[code].title), detail: refusalDetail(error, t) });
    return explainFailure(error, t);
  };
}
