import { type ReactElement, useEffect, useRef } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "./search.module.css";
import type { OptionGroup, SearchOption } from "./search-options.ts";

interface SearchResultsProps {
  readonly listId: string;
  /** False while nothing is typed: then it is said what can be. */
  readonly isAsking: boolean;
  readonly isGathering: boolean;
  readonly groups: readonly OptionGroup[];
  readonly note: string;
  readonly marked: SearchOption | undefined;
  readonly onChoose: (option: SearchOption) => void;
}

/** What was found, kind by kind; or how to search, while nothing is typed. */
export function SearchResults(props: SearchResultsProps): ReactElement {
  const { listId, isAsking, isGathering, groups, note, marked, onChoose } = props;
  const { t, count } = useWords();
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const said =
    total === 0
      ? isGathering
        ? t("search.gathering")
        : t("search.nothing")
      : t("search.found", { count: total, number: count(total) });
  useAnnouncement(isAsking ? [said, note].filter(Boolean).join(" ") : "");
  if (!isAsking) return <HowTo />;
  return (
    // Pressing a result must not take the focus out of the field: that would close the list under the finger.
    <div className={styles.results} onPointerDown={(event) => event.preventDefault()}>
      {note && <p className={styles.note}>{note}</p>}
      <div id={listId} role="listbox" aria-label={t("search.results")}>
        {groups.map((group) => (
          <Group key={group.id} group={group} listId={listId} marked={marked} onChoose={onChoose} />
        ))}
      </div>
      {(total === 0 || isGathering) && <p className={styles.quiet}>{total === 0 ? said : t("search.gathering")}</p>}
    </div>
  );
}

function HowTo(): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles.results} onPointerDown={(event) => event.preventDefault()}>
      <p className={styles.quiet}>{t("search.names")}</p>
      <p className={styles.quiet}>{t("search.filters")}</p>
      <p className={styles.quiet}>
        {t("search.coordinates")}
        <br />
        <code>46.8625, 103.8467</code>
        <br />
        <code>46°51′45″ N 103°50′48″ E</code>
        <br />
        <code>48N 411234 5190876</code>
      </p>
    </div>
  );
}

interface GroupProps extends Pick<SearchResultsProps, "listId" | "marked" | "onChoose"> {
  readonly group: OptionGroup;
}

function Group({ group, listId, marked, onChoose }: GroupProps): ReactElement {
  const { t, count } = useWords();
  const titleId = `${listId}-${group.id}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: groups of options are no fields of a form
    <div role="group" aria-labelledby={titleId}>
      <p id={titleId} className={styles.kind} role="presentation">
        {group.title}
        {group.total > group.shown && (
          <span className={styles.count}>
            {t("search.some", { shown: count(group.shown), total: count(group.total) })}
          </span>
        )}
      </p>
      {group.options.map((option) => (
        <Option
          key={option.id}
          id={`${listId}-${option.id}`}
          option={option}
          isMarked={option === marked}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly option: SearchOption;
  readonly isMarked: boolean;
  readonly onChoose: (option: SearchOption) => void;
}

function Option({ id, option, isMarked, onChoose }: OptionProps): ReactElement {
  const theme = useView((view) => view.theme);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked]);
  const { title, detail, sign, icon } = option;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the field stands for the focus
    <div
      ref={row}
      id={id}
      className={styles.option}
      role="option"
      aria-selected={isMarked}
      onClick={() => onChoose(option)}
    >
      <span className={styles.sign}>
        {sign ? (
          <Sign layer={sign.layer} code={sign.code} size={18} theme={theme} />
        ) : (
          icon && <Icon name={icon} size={18} />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </div>
  );
}
