import type { Bilingual } from "../text.ts";

/** One state of a workflow, with what it means and what must be shown to enter it. */
export interface WorkflowState<Code extends string = string> {
  readonly code: Code;
  readonly label: Bilingual;
  readonly definition: Bilingual;
}

/**
 * A life told as dated events. The current state is derived from the newest event and never stored by hand;
 * the same table is enforced by the database (`atlas.workflow_transition`), and a test holds the two together.
 */
export interface Workflow<Code extends string = string> {
  readonly id: string;
  readonly states: readonly WorkflowState<Code>[];
  /** The only state a history may begin with. */
  readonly initial: Code;
  readonly transitions: Readonly<Record<Code, readonly Code[]>>;
}

/** A dated state, as the map feed carries it: `[effectiveOn (YYYY-MM-DD), code]`. */
export type DatedState<Code extends string = string> = readonly [effectiveOn: string, code: Code];

/** May a record in state `from` (undefined: it has no history yet) enter `to`? */
export function canMove<Code extends string>(workflow: Workflow<Code>, from: Code | undefined, to: Code): boolean {
  return from === undefined ? to === workflow.initial : workflow.transitions[from].includes(to);
}

/**
 * The state in force on a day, from a history sorted by date (several events of one day: the last one counts).
 * @returns undefined when the record was not known yet on that day.
 */
export function stateOn<Code extends string>(history: readonly DatedState<Code>[], onDay: string): Code | undefined {
  let current: Code | undefined;
  for (const [effectiveOn, code] of history) {
    if (effectiveOn > onDay) break;
    current = code;
  }
  return current;
}

/**
 * The states an event entered for a day could bring: each may follow what is in force that day, and what comes next may follow it.
 * Of several events of one day the one entered now is the last.
 */
export function statesThatFit<Code extends string>(
  workflow: Workflow<Code>,
  history: readonly DatedState<Code>[],
  onDay: string,
): readonly Code[] {
  const from = stateOn(history, onDay);
  const next = history.find(([on]) => on > onDay)?.[1];
  return workflow.states
    .map(({ code }) => code)
    .filter((to) => canMove(workflow, from, to) && (next === undefined || canMove(workflow, to, next)));
}

/** The first event of a history that the workflow does not allow, or undefined when the whole history holds. */
export function firstBreak<Code extends string>(
  workflow: Workflow<Code>,
  history: readonly DatedState<Code>[],
): { readonly index: number; readonly from: Code | undefined; readonly to: Code } | undefined {
  let from: Code | undefined;
  for (const [index, [, to]] of history.entries()) {
    if (!canMove(workflow, from, to)) return { index, from, to };
    from = to;
  }
  return undefined;
}

export function stateByCode<Code extends string>(
  workflow: Workflow<Code>,
  code: string,
): WorkflowState<Code> | undefined {
  return workflow.states.find((state) => state.code === code);
}
