import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, useEffect, useState } from "react";
import { BrowserRouter } from "react-router";
import { RequestFailure } from "../api/failure.ts";
import { sessionKey } from "../api/session.ts";
import { speakIn } from "../i18n/i18n.ts";
import { LateKeyList } from "../keys/late-key-list.tsx";
import { useView } from "../state/view-store.ts";
import { Pages } from "./pages.tsx";
import { usePrintInLight } from "./printing.ts";

/** Trying again helps against a lost connection and a busy server, not against a refusal. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  if (!(error instanceof RequestFailure) || failures >= 1) return false;
  return error.kind === "network" || (error.problem?.status ?? 0) >= 502;
}

function makeQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session ended behind the page's back: asking for it again leads to the sign-in page.
        const hasEnded = error instanceof RequestFailure && error.code === "session.required";
        if (hasEnded) void queries.invalidateQueries({ queryKey: sessionKey });
      },
    }),
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, retryDelay: 800, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  return queries;
}

/** Theme, texts, server data and addresses, around the pages. */
export function App(): ReactElement {
  const [queries] = useState(makeQueryClient);
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  usePrintInLight();
  useEffect(() => void speakIn(language), [language]);
  useEffect(() => {
    document.documentElement.dataset.mantineColorScheme = theme;
  }, [theme]);
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Pages />
        <LateKeyList />
      </BrowserRouter>
    </QueryClientProvider>
  );
}
