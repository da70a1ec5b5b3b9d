import type { ReactElement, Ref } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { useAtlasInfo } from "../api/atlas-info.ts";
import { useSession } from "../api/session.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { DemoMark } from "../ui/demo-mark.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Mark } from "../ui/icons.tsx";
import { Segments } from "../ui/segments.tsx";
import { useMedia } from "../ui/use-media.ts";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { MenuButton } from "./menu-button.tsx";
import styles from "./top-bar.module.css";
import { useKeptView } from "./use-kept-view.ts";

/** Width in pixels from which the bar holds the pages of staff, whose names are longer in Mongolian, beside the search. */
const staffPagesFrom = { en: 1100, mn: 1280 } as const;

/** The bar over every page: home, what the page itself puts there, pages, language, theme, account. */
export function TopBar({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }): ReactElement {
  const { t, language } = useWords();
  const { data: session } = useSession();
  const { data: atlas } = useAtlasInfo();
  const { pathname } = useLocation();
  const isNarrow = useIsNarrow();
  const isStaff = session !== undefined && session.role !== "anonymous";
  // The pages of staff and the search do not fit beside each other there: the menu has the pages then, as on a phone.
  const isFull = useMedia(`(max-width: ${staffPagesFrom[language] - 1}px)`) && isStaff;
  const hasPagesInMenu = isNarrow || isFull;
  return (
    <>
      <a className={styles.skip} href="#content">
        {t("app.skipToContent")}
      </a>
      <header className={styles.bar}>
        <Link className={styles.home} to="/">
          <Mark />
          <span className={styles.name}>{t("app.name")}</span>
        </Link>
        {atlas?.demo && <DemoMark label={t("app.demo")} explanation={t("app.demoExplained")} />}
        <div ref={slotRef} className={styles.slot} />
        {!hasPagesInMenu && <PageLinks isStaff={isStaff} />}
        <div className={styles.tools}>
          <LanguageSwitch />
          {!hasPagesInMenu && <ThemeSwitch />}
          {!isStaff && pathname !== "/sign-in" && (
            <Link className={styles.signIn} to="/sign-in">
              {t("app.signIn")}
            </Link>
          )}
          {(isStaff || isNarrow) && <MenuButton account={session?.account} hasPages={hasPagesInMenu} />}
        </div>
      </header>
    </>
  );
}

function PageLinks({ isStaff }: { readonly isStaff: boolean }): ReactElement {
  const { t } = useWords();
  const keptView = useKeptView();
  return (
    <nav className={styles.pages} aria-label={t("app.navigation")}>
      <NavLink className={styles.link ?? ""} to="/" end>
        {t("app.publicMap")}
      </NavLink>
      {isStaff && (
        <>
          <NavLink className={styles.link ?? ""} to={`/workbench${keptView}`} end>
            {t("app.workbench")}
          </NavLink>
          <NavLink className={styles.link ?? ""} to={`/workbench/figures${keptView}`}>
            {t("app.figures")}
          </NavLink>
          <NavLink className={styles.link ?? ""} to={`/workbench/worklist${keptView}`}>
            {t("app.worklist")}
          </NavLink>
        </>
      )}
      <NavLink className={styles.link ?? ""} to="/about">
        {t("app.method")}
      </NavLink>
      {/* Staff, whose bar is full, have it in their menu. */}
      {!isStaff && (
        <NavLink className={styles.link ?? ""} to="/open-data">
          {t("app.openData")}
        </NavLink>
      )}
    </nav>
  );
}

function LanguageSwitch(): ReactElement {
  const { t, language } = useWords();
  const setLanguage = useView((view) => view.setLanguage);
  return (
    <Segments
      label={t("app.language")}
      options={[
        { value: "en", short: "EN", name: "EN – English", lang: "en" },
        // Latin letters that look the same: the English page then needs no Cyrillic font (9 KB) for two letters.
        { value: "mn", short: "MH", name: "МН – Монгол", lang: "mn" },
      ]}
      value={language}
      onChange={setLanguage}
    />
  );
}

function ThemeSwitch(): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const setTheme = useView((view) => view.setTheme);
  const other = theme === "dark" ? "light" : "dark";
  return (
    <IconButton
      icon={theme === "dark" ? "sun" : "moon"}
      label={other === "dark" ? t("app.useDark") : t("app.useLight")}
      onClick={() => setTheme(other)}
    />
  );
}
