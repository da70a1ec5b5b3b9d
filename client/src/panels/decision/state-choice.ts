import type { Role } from "@asm-atlas/data/domain/roles.ts";
import type { InstrumentTimes } from "@asm-atlas/data/domain/workflow/instruments.ts";
import { type DatedState, stateOn, statesThatFit } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { FormValues } from "../../editing/draft.ts";
import { type Asked, askedOf, textOf } from "./event-fields.ts";
import type { EventKind } from "./event-kinds.ts";

/** What a form that asks for a day and a state offers and asks, as it is filled in. */
export interface StateChoice {
  /** States that fit on the day and may be entered by whoever asks. */
  readonly states: readonly string[];
  /** The state chosen; undefined: none is. */
  readonly to: string | undefined;
  /** Is a state chosen that the day does not allow? */
  readonly isMisfit: boolean;
  readonly asked: Asked;
}

/** @param history what stands, oldest first; of an event that is being replaced, without it */
export function stateChoiceOf(
  kind: EventKind,
  history: readonly DatedState[],
  role: Role,
  values: FormValues,
  instruments: readonly InstrumentTimes[],
): StateChoice {
  const onDay = textOf(values.effectiveOn);
  const to = textOf(values.to);
  const fitting = onDay === undefined ? [] : statesThatFit(kind.workflow, history, onDay);
  const states = fitting.filter((state) => kind.mayEnter(role, state));
  const from = onDay === undefined ? undefined : stateOn(history, onDay);
  const { fields, needed } =
    to === undefined ? { fields: [], needed: [] } : kind.asked({ from, to }, values, instruments);
  return {
    states,
    to,
    isMisfit: onDay !== undefined && to !== undefined && !states.includes(to),
    asked: askedOf([...needed, "effectiveOn", "to"], fields),
  };
}
