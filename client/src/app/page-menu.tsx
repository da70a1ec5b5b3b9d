import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { Menu } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useSignOut } from "../api/signing.ts";
import { useWords } from "../i18n/use-words.ts";
import { useKeys } from "../keys/key-store.ts";
import { useView } from "../state/view-store.ts";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import menuStyles from "./menu-target.module.css";
import { MenuTarget } from "./menu-target.tsx";
import type { MenuOf } from "./page-parts.ts";
import { useKeptView } from "./use-kept-view.ts";

/** Who is signed in and the way out; where the bar has no room for them also the pages and the theme. It opens as it comes, for it comes when it was asked for. */
export function PageMenu({ account, hasPages }: MenuOf): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut(() => void navigate("/"));
  const [isOpen, setIsOpen] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone; closed, the menu gives the focus back to the one in its place.
    target.current?.focus();
    setIsOpen(true);
  }, []);
  const theme = useView((view) => view.theme);
  return (
    <LibraryParts theme={theme}>
      <Menu
        opened={isOpen}
        onChange={setIsOpen}
        classNames={{ item: menuStyles.item ?? "" }}
        position="bottom-end"
        shadow="md"
        width={240}
        withinPortal
      >
        <Menu.Target>
          <MenuTarget account={account} ref={target} />
        </Menu.Target>
        <Menu.Dropdown>
          {account && <Menu.Label>{t("app.signedInAs", { name: account.email })}</Menu.Label>}
          {hasPages ? (
            <PageItems isStaff={account !== undefined} />
          ) : (
            <>
              {account && <LedgerItem />}
              <OpenDataItem />
            </>
          )}
          <Menu.Item onClick={() => useKeys.getState().setListOpen(true)}>{t("app.keys")}</Menu.Item>
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
  const keptView = useKeptView();
  return (
    <>
      <Menu.Item component={Link} to="/">
        {t("app.publicMap")}
      </Menu.Item>
      {isStaff && (
        <>
          <Menu.Item component={Link} to={`/workbench${keptView}`}>
            {t("app.workbench")}
          </Menu.Item>
          <Menu.Item component={Link} to={`/workbench/figures${keptView}`}>
            {t("app.figures")}
          </Menu.Item>
          <LedgerItem />
          <Menu.Item component={Link} to={`/workbench/worklist${keptView}`}>
            {t("app.worklist")}
          </Menu.Item>
        </>
      )}
      <Menu.Item component={Link} to="/about">
        {t("app.method")}
      </Menu.Item>
      <OpenDataItem />
      <Menu.Divider />
      <Menu.Item onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
        {theme === "dark" ? t("app.useLight") : t("app.useDark")}
      </Menu.Item>
    </>
  );
}

/** Staff, whose bar is full, have it here on a wide screen too. */
function LedgerItem(): ReactElement {
  const { t } = useWords();
  const keptView = useKeptView();
  return (
    <Menu.Item component={Link} to={`/workbench/ledger${keptView}`}>
      {t("app.ledger")}
    </Menu.Item>
  );
}

/** In the bar of a wide screen only for whoever is not signed in. */
function OpenDataItem(): ReactElement {
  const { t } = useWords();
  return (
    <Menu.Item component={Link} to="/open-data">
      {t("app.openData")}
    </Menu.Item>
  );
}
