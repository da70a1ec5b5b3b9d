import { lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { Route, Routes, useLocation } from "react-router";
import { wantWorkbenchTexts } from "../i18n/i18n.ts";
import { useWords } from "../i18n/use-words.ts";
import { PublicPage } from "../public/public-page.tsx";
import { BarSlotContext } from "./bar-slot.ts";
import { LatePart } from "./late-part.tsx";
import styles from "./text-page.module.css";
import { TopBar } from "./top-bar.tsx";

/** Whichever page of staff is gone to, with the texts only staff read. */
const StaffPages = lazy(async () => {
  const [module] = await Promise.all([import("./staff-pages.tsx"), wantWorkbenchTexts()]);
  return { default: module.StaffPages };
});
const SignIn = lazy(() => import("../sign-in/sign-in-page.tsx").then((m) => ({ default: m.SignInPage })));
const About = lazy(() => import("../about/about-page.tsx").then((m) => ({ default: m.AboutPage })));
const Embed = lazy(() => import("../share/embed-page.tsx").then((m) => ({ default: m.EmbedPage })));
const OpenData = lazy(() => import("../open-data/open-data-page.tsx").then((m) => ({ default: m.OpenDataPage })));
const NotFound = lazy(() => import("./not-found-page.tsx").then((m) => ({ default: m.NotFoundPage })));

const embeddedPath = /^\/embed\/?$/;

/** Every address of the client. The public atlas comes at once, the others when they are gone to. */
export function Pages(): ReactElement {
  const [barSlot, setBarSlot] = useState<HTMLElement | null>(null);
  // Within somebody else's page there is no bar: nothing there asks who is looking.
  if (embeddedPath.test(useLocation().pathname)) return <Late page={<Embed />} />;
  return (
    <BarSlotContext value={barSlot}>
      <TopBar slotRef={setBarSlot} />
      <Routes>
        <Route path="/" element={<PublicPage />} />
        <Route path="/workbench" element={<Late page={<StaffPages page="workbench" />} />} />
        <Route path="/workbench/figures" element={<Late page={<StaffPages page="figures" />} />} />
        <Route path="/workbench/worklist" element={<Late page={<StaffPages page="worklist" />} />} />
        <Route path="/workbench/zones/:code/sheet" element={<Late page={<StaffPages page="handover" />} />} />
        <Route path="/workbench/ledger" element={<Late page={<StaffPages page="ledger" />} />} />
        <Route path="/workbench/suspension" element={<Late page={<StaffPages page="suspension" />} />} />
        <Route path="/admin" element={<Late page={<StaffPages page="accounts" />} />} />
        <Route path="/admin/register" element={<Late page={<StaffPages page="register" />} />} />
        <Route path="/admin/publication" element={<Late page={<StaffPages page="publication" />} />} />
        <Route path="/account" element={<Late page={<StaffPages page="ownAccount" />} />} />
        <Route path="/invitation" element={<Late page={<StaffPages page="invitation" />} />} />
        <Route path="/sign-in" element={<Late page={<SignIn />} />} />
        <Route path="/about" element={<Late page={<About />} />} />
        <Route path="/open-data" element={<Late page={<OpenData />} />} />
        <Route path="*" element={<Late page={<NotFound />} />} />
      </Routes>
    </BarSlotContext>
  );
}

function Late({ page }: { readonly page: ReactNode }): ReactElement {
  return (
    <LatePart>
      <Suspense fallback={<Loading />}>{page}</Suspense>
    </LatePart>
  );
}

function Loading(): ReactElement {
  const { t } = useWords();
  return (
    <main id="content" className={styles.page} aria-busy="true">
      <p className={styles.quiet}>{t("app.loading")}</p>
    </main>
  );
}
