import { type KeyboardEvent, type ReactElement, type Ref, useId, useMemo, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useKeys } from "../../keys/key-store.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "./search.module.css";
import { answer, type SearchOption } from "./search-options.ts";
import { SearchResults } from "./search-results.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useSearchAct } from "./use-search-act.ts";
import { useSearchCorpus } from "./use-search-corpus.ts";

interface SearchBoxProps {
  readonly field: Ref<HTMLInputElement>;
  /** Something was chosen, or the field is left with Escape when there is nothing more to close. */
  readonly onLeave: (why: "chosen" | "escape") => void;
}

/**
 * The search of the workbench: a combobox with a list of options (ARIA Authoring Practices, "Combobox", list autocomplete). The focus stays in
 * the field; arrows move through the list, Enter takes what is marked, Escape closes the list, then empties the field, then leaves it.
 */
export function SearchBox({ field, onLeave }: SearchBoxProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const [marked, setMarked] = useState(0);
  const areSingleKeysOn = useKeys((keys) => keys.areSingleKeysOn);
  const { corpus, isGathering } = useSearchCorpus(isWanted);
  const recordWords = useRecordWords();
  const act = useSearchAct();
  const isAsking = isOpen && typed.trim() !== "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the record words, and are a new object each time
  const { groups, note } = useMemo(
    () => (isAsking ? answer(typed, corpus.find(typed), words, recordWords) : { groups: [], note: "" }),
    [isAsking, typed, corpus, recordWords],
  );
  const options = groups.flatMap((group) => group.options);
  const markedOption = options[Math.min(marked, options.length - 1)];

  const write = (text: string) => {
    setTyped(text);
    setMarked(0);
    setIsOpen(true);
  };
  const choose = ({ act: chosen }: SearchOption) => {
    act(chosen);
    setTyped("");
    setIsOpen(false);
    onLeave("chosen");
  };
  const stepBack = () => {
    if (isOpen && typed !== "") setIsOpen(false);
    else if (typed !== "") setTyped("");
    else {
      setIsOpen(false);
      onLeave("escape");
    }
  };
  const step = (by: number) => {
    setIsOpen(true);
    if (options.length > 0) setMarked((marked + by + options.length) % options.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const does = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => markedOption && choose(markedOption),
      Escape: stepBack,
    }[event.key];
    if (!does || event.nativeEvent.isComposing) return;
    event.preventDefault();
    does();
  };
  return (
    <search className={styles.search} aria-label={t("search.label")}>
      <span className={styles.glass}>
        <Icon name="search" size={18} />
      </span>
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={t("search.label")}
        aria-autocomplete="list"
        aria-expanded={isAsking}
        aria-controls={listId}
        aria-activedescendant={isAsking && markedOption ? `${listId}-${markedOption.id}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t("search.placeholder")}
        value={typed}
        onChange={(event) => write(event.target.value)}
        onFocus={() => {
          setIsWanted(true);
          setIsOpen(true);
        }}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      {areSingleKeysOn && (
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      )}
      {isOpen && (
        <SearchResults
          listId={listId}
          isAsking={isAsking}
          isGathering={isGathering}
          groups={groups}
          note={note}
          marked={markedOption}
          onChoose={choose}
        />
      )}
    </search>
  );
}
