import { can } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { takeBackEvents } from "../api/decisions.ts";
import { explainFailure, RequestFailure } from "../api/failure.ts";
import { useOwnAccount } from "../api/own-account.ts";
import { useSession } from "../api/session.ts";
import { enterSuspension, previewSuspension } from "../api/suspension.ts";
import { newId, refreshStaff } from "../api/writing.ts";
import textPage from "../app/text-page.module.css";
import { useKeptView } from "../app/use-kept-view.ts";
import { useDraft } from "../editing/draft.ts";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { todayInMongolia } from "../map/overlays.ts";
import { useNotices } from "../state/notices.ts";
import { useAddress } from "../state/use-address.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { useNames } from "../workbench/names.ts";
import { NoticeBar } from "../workbench/notice-bar.tsx";
import { StaffPage } from "../workbench/staff-page.tsx";
import styles from "./suspension.module.css";
import { isOf, type Preview, suspensionFormOf, suspensionOf } from "./suspension-draft.ts";
import { SuspensionFields } from "./suspension-form.tsx";
import { TouchedContracts } from "./touched-contracts.tsx";

/** Suspends or resumes every contract under an instrument: looked at first, then all or nothing, with one undo. */
export function SuspensionPage(): ReactElement {
  const { t } = useWords();
  return (
    <StaffPage title={t("suspension.pageTitle")}>
      <Page />
      <NoticeBar />
    </StaffPage>
  );
}

function Page(): ReactElement {
  useAddress();
  const { t } = useWords();
  const { data: session } = useSession();
  const { data: own, isPending } = useOwnAccount();
  const names = useNames();
  const keptView = useKeptView();
  const mayDecide = can(session?.role ?? "anonymous", "create", "site-status-events");
  const aimags = own?.account.aimags ?? [];
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <div className={`${textPage.paper} ${styles.paper}`}>
        <Link className={styles.back ?? ""} to={`/workbench/worklist${keptView}`}>
          {t("suspension.backToWorklist")}
        </Link>
        <h1 ref={title} tabIndex={-1} className={`${textPage.heading} ${styles.title}`}>
          {t("suspension.title")}
        </h1>
        {!mayDecide ? (
          <p>{t("suspension.notYours")}</p>
        ) : isPending ? (
          <p className={textPage.quiet}>{t("app.loading")}</p>
        ) : aimags.length > 0 ? (
          <p>{t("suspension.limited", { aimags: aimags.map(names.unit).join(", ") })}</p>
        ) : (
          <Decision onEntered={() => title.current?.focus()} />
        )}
      </div>
    </main>
  );
}

/** @param onEntered the button that was pressed is gone: the reader goes on elsewhere */
function Decision({ onEntered }: { readonly onEntered: () => void }): ReactNode {
  const { t, count, daySlots } = useWords();
  const names = useNames();
  const queries = useQueryClient();
  const [today] = useState(() => todayInMongolia());
  const draft = useDraft("suspension", { action: "suspend", on: today });
  const form = suspensionFormOf(draft.values);
  const [preview, setPreview] = useState<Preview | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const look = useMutation({
    mutationFn: async (): Promise<Preview> => {
      const batch = newId();
      return { form, batch, suspension: await previewSuspension(form.instrument, suspensionOf(form, batch)) };
    },
    onSuccess: setPreview,
  });
  const enter = useMutation({
    mutationFn: ({ form: seen, batch, suspension }: Preview) =>
      enterSuspension(seen.instrument, suspensionOf(seen, batch), suspension),
    onSuccess: async ({ events }, { form: seen }) => {
      setPreview(null);
      draft.discard();
      onEntered();
      await refreshStaff(queries);
      const said = seen.action === "suspend" ? "suspension.suspended" : "suspension.resumed";
      const sentence = t(said, { count: events.length, number: count(events.length), ...daySlots(seen.on) });
      useNotices.getState().tell(sentence, async () => {
        await takeBackEvents("sites", events, t("decision.takenBackReason"));
        await refreshStaff(queries);
      });
    },
  });
  // What was asked for is below the form: it is read out, and on a phone brought into sight.
  useEffect(() => {
    if (!preview) return;
    heading.current?.focus();
    heading.current?.scrollIntoView();
  }, [preview]);
  const isLookedAt = preview !== null && isOf(preview, form);
  const change = (name: keyof typeof form, value: string) => {
    look.reset();
    enter.reset();
    draft.set(name, value);
  };
  const failure = look.error ?? enter.error;
  return (
    <>
      <p>{t("suspension.lead")}</p>
      <SuspensionFields
        form={form}
        names={names}
        isLooking={look.isPending}
        onChange={change}
        onLook={() => {
          enter.reset();
          look.mutate();
        }}
      />
      {preview &&
        (isLookedAt ? (
          <TouchedContracts preview={preview} names={names} headingRef={heading} />
        ) : (
          <p role="status">{t("suspension.changed")}</p>
        ))}
      {failure && <FailureNote sentence={sentenceOf(failure, t)} />}
      {isLookedAt && preview.suspension.sites.length > 0 && (
        <Enter preview={preview} isEntering={enter.isPending} onEnter={() => enter.mutate(preview)} />
      )}
    </>
  );
}

interface EnterProps {
  readonly preview: Preview;
  readonly isEntering: boolean;
  readonly onEnter: () => void;
}

function Enter({ preview, isEntering, onEnter }: EnterProps): ReactElement {
  const { t, count } = useWords();
  const { length } = preview.suspension.sites;
  const label = preview.form.action === "suspend" ? "suspension.doSuspend" : "suspension.doResume";
  return (
    <div className={styles.enter}>
      <p className={styles.quiet}>{t("suspension.allOrNothing")}</p>
      <button type="button" className={editing.primary} disabled={isEntering} onClick={onEnter}>
        {isEntering ? t("suspension.entering") : t(label, { count: length, number: count(length) })}
      </button>
    </div>
  );
}

/** What came between is said in this page's words; what a guard misses by the rule the server names. */
function sentenceOf(error: unknown, t: ReturnType<typeof useWords>["t"]): string {
  if (error instanceof RequestFailure && error.code === "record.stale") return t("suspension.stale");
  return explainFailure(error, t);
}
