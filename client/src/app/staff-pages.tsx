import { lazy, type ReactElement } from "react";

/** Pages for whoever signs in or is invited, each fetched when it is gone to. */
const pages = {
  workbench: lazy(() => import("../workbench/workbench-page.tsx").then((m) => ({ default: m.WorkbenchPage }))),
  figures: lazy(() => import("../figures/figures-page.tsx").then((m) => ({ default: m.FiguresPage }))),
  worklist: lazy(() => import("../worklist/worklist-page.tsx").then((m) => ({ default: m.WorklistPage }))),
  ledger: lazy(() => import("../ledger/ledger-page.tsx").then((m) => ({ default: m.LedgerPage }))),
  suspension: lazy(() => import("../suspension/suspension-page.tsx").then((m) => ({ default: m.SuspensionPage }))),
  handover: lazy(() => import("../handover/handover-page.tsx").then((m) => ({ default: m.HandoverPage }))),
  accounts: lazy(() => import("../accounts/admin-page.tsx").then((m) => ({ default: m.AdminPage }))),
  register: lazy(() => import("../register/register-page.tsx").then((m) => ({ default: m.RegisterPage }))),
  publication: lazy(() => import("../publication/publication-page.tsx").then((m) => ({ default: m.PublicationPage }))),
  ownAccount: lazy(() => import("../accounts/account-page.tsx").then((m) => ({ default: m.AccountPage }))),
  invitation: lazy(() => import("../accounts/invitation-page.tsx").then((m) => ({ default: m.InvitationPage }))),
};

/** One of them. Only this file knows their parts: their names alone would weigh on a stranger's first visit. */
export function StaffPages({ page }: { readonly page: keyof typeof pages }): ReactElement {
  const Page = pages[page];
  return <Page />;
}
