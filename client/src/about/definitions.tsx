import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import {
  kindergartenStatusGroups,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageGroups, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import type { AboutText } from "../i18n/about/about-text.ts";
import { useWords } from "../i18n/use-words.ts";
import type { SignLayer } from "../signs/catalogue.ts";
import { Sign } from "../signs/Sign.tsx";
import { useView } from "../state/view-store.ts";
import styles from "./about.module.css";
import { type DefinedList, definitionAnchor } from "./anchors.ts";

interface Group {
  readonly code: string;
  readonly label: Bilingual;
  readonly sentence?: Bilingual;
  readonly states: readonly string[];
}

interface DefinedWorkflow {
  readonly layer: SignLayer;
  readonly groupList: DefinedList;
  readonly stateList: DefinedList;
  readonly groups: readonly Group[];
  readonly workflow: Workflow;
}

const sites: DefinedWorkflow = {
  layer: "sites",
  groupList: "site-group",
  stateList: "site-status",
  groups: siteStatusGroups.map(({ statuses, ...group }) => ({ ...group, states: statuses })),
  workflow: siteStatusWorkflow,
};
const zones: DefinedWorkflow = {
  layer: "rehabilitation-zones",
  groupList: "zone-group",
  stateList: "zone-stage",
  groups: zoneStageGroups.map(({ stages, ...group }) => ({ ...group, states: stages })),
  workflow: zoneStageWorkflow,
};
const kindergartens: DefinedWorkflow = {
  layer: "kindergartens",
  groupList: "kindergarten-group",
  stateList: "kindergarten-status",
  groups: kindergartenStatusGroups.map(({ statuses, ...group }) => ({ ...group, states: statuses })),
  workflow: kindergartenStatusWorkflow,
};

/** Every group, status and stage with its sign, what it means and what may follow it. */
export function Definitions({ text }: { readonly text: AboutText }): ReactElement {
  return (
    <>
      <h3>{text.definitions.sites}</h3>
      <Defined defined={sites} text={text} />
      <h3>{text.definitions.zones}</h3>
      <Defined defined={zones} text={text} />
      <h3>{text.definitions.kindergartens}</h3>
      <Defined defined={kindergartens} text={text} />
    </>
  );
}

function Defined({ defined, text }: { readonly defined: DefinedWorkflow; readonly text: AboutText }): ReactElement {
  const { say } = useWords();
  const theme = useView((view) => view.theme);
  const { layer, groups, groupList, stateList, workflow } = defined;
  return (
    <ul className={styles.groups}>
      {groups.map((group) => (
        <li key={group.code} id={definitionAnchor(groupList, group.code)} className={styles.group}>
          <p className={styles.term}>
            <Sign layer={layer} code={group.code} size={20} theme={theme} />
            <b>{say(group.label)}</b>
          </p>
          {group.sentence && <p>{say(group.sentence)}</p>}
          <dl className={styles.states}>
            {workflow.states
              .filter(({ code }) => group.states.includes(code))
              .map(({ code, label, definition }) => (
                <div key={code} id={definitionAnchor(stateList, code)} className={styles.defined}>
                  <dt>
                    {layer === "sites" && <Sign layer={layer} code={code} size={16} theme={theme} />}
                    {say(label)}
                  </dt>
                  <dd>
                    {say(definition)} <Following defined={defined} code={code} text={text} />
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Following({
  defined: { workflow, stateList },
  code,
  text,
}: {
  readonly defined: DefinedWorkflow;
  readonly code: string;
  readonly text: AboutText;
}): ReactElement {
  const { sayCode } = useWords();
  const next = workflow.transitions[code] ?? [];
  if (next.length === 0) return <span className={styles.following}>{text.definitions.last}</span>;
  return (
    <span className={styles.following}>
      {text.definitions.next}{" "}
      {next.map((each, index) => (
        <span key={each}>
          {index > 0 && ", "}
          <a href={`#${definitionAnchor(stateList, each)}`}>{sayCode(workflow.states, each)}</a>
        </span>
      ))}
    </span>
  );
}
