import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { Link, useNavigate } from "react-router";
import { type Session, useSignOut } from "../api/session.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { Icon } from "../ui/icons.tsx";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import styles from "./page-menu.module.css";

interface PageMenuProps {
  readonly account: Session["account"];
  /** On a phone the pages and the theme switch move in here. */
  readonly hasPages: boolean;
}

/** Who is signed in and the way out; on a phone also the pages and the theme. */
export function PageMenu({ account, hasPages }: PageMenuProps): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut(() => void navigate("/"));
  const label = account ? t("app.accountOf", { name: account.displayName }) : t("app.navigation");
  const theme = useView((view) => view.theme);
  return (
    <LibraryParts theme={theme}>
      <Menu classNames={{ item: styles.item ?? "" }} position="bottom-end" shadow="md" width={240} withinPortal>
        <Menu.Target>
          <button type="button" className={styles.target} aria-label={label} title={label}>
            <Icon name={account ? "account" : "menu"} />
            {account && <span className={styles.name}>{account.displayName}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {account && <Menu.Label>{t("app.signedInAs", { name: account.email })}</Menu.Label>}
          {hasPages && <PageItems isStaff={account !== undefined} />}
          {account && (
            <>
              {hasPages && <Menu.Divider />}
              <Menu.Item component={Link} to="/account">
                {t("app.myAccount")}
              </Menu.Item>
              {account.role === "administrator" && (
                <Menu.Item component={Link} to="/admin">
                  {t("app.administration")}
                </Menu.Item>
              )}
            </>
          )}
          {account && (
            <Menu.Item onClick={() => signOut.mutate()} disabled={signOut.isPending}>
              {t("app.signOut")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </LibraryParts>
  );
}

function PageItems({ isStaff }: { readonly isStaff: boolean }): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const setTheme = useView((view) => view.setTheme);
  return (
    <>
      <Menu.Item component={Link} to="/">
        {t("app.publicMap")}
      </Menu.Item>
      {isStaff && (
        <Menu.Item component={Link} to="/workbench">
          {t("app.workbench")}
        </Menu.Item>
      )}
      <Menu.Item component={Link} to="/about">
        {t("app.method")}
      </Menu.Item>
      <Menu.Item component="a" href="/ogc">
        {t("app.openData")}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
        {theme === "dark" ? t("app.useLight") : t("app.useDark")}
      </Menu.Item>
    </>
  );
}
