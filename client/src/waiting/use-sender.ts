import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { sessionKey, useSession } from "../api/session.ts";
import { refreshStaff } from "../api/writing.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNotices } from "../state/notices.ts";
import { exclusively, otherPages } from "./page-parts.ts";
import { sendSave } from "./send-save.ts";
import { startSender } from "./sender.ts";
import { nothingWaits, useWaiting } from "./use-waiting.ts";
import { recordOf } from "./waiting-save.ts";
import { browserStore } from "./waiting-store.ts";

/** Sends what waits of whoever is signed in, while a page of staff is open: at once, when the network comes back, and every so often until it does. */
export function useSender(): void {
  const { t, count } = useWords();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const account = session?.account?.id;
  useEffect(() => {
    if (account === undefined) return;
    const sender = startSender({
      store: browserStore,
      account,
      send: (save, by) =>
        sendSave(save, by, (share) => useWaiting.setState({ sending: { id: recordOf(save), share } })).finally(() =>
          useWaiting.setState({ sending: null }),
        ),
      exclusively,
      onChange: (entries, state) => {
        const before = useWaiting.getState();
        useWaiting.setState({ entries, state });
        if (JSON.stringify(entries) !== JSON.stringify(before.entries)) pages.tell();
        // Whose work it is has left: asking who is there leads to the sign-in page.
        if (state === "signed-out" && before.state !== state) void queries.invalidateQueries({ queryKey: sessionKey });
      },
      onSent: (entries) => {
        void refreshStaff(queries);
        useNotices.getState().tell(t("waiting.sent", { count: entries.length, number: count(entries.length) }));
      },
    });
    const pages = otherPages(() => void sender.look().catch(() => undefined));
    useWaiting.setState({ ...nothingWaits, sender });
    const sendNow = () => void sender.sendNow();
    const onSeen = () => {
      if (document.visibilityState === "visible") sendNow();
    };
    sendNow();
    window.addEventListener("online", sendNow);
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      window.removeEventListener("online", sendNow);
      document.removeEventListener("visibilitychange", onSeen);
      sender.end();
      pages.close();
      useWaiting.setState(nothingWaits);
    };
  }, [account, queries, t, count]);
}
