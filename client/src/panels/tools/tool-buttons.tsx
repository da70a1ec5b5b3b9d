import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { toolIds } from "../../map/tools/tool.ts";
import { useTools } from "../../state/tool-store.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import mapButton from "../../ui/map-button.module.css";
import menu from "../../ui/menu-list.module.css";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import styles from "./tool-buttons.module.css";

type Tool = (typeof toolIds)[number];

const icons: Readonly<Record<Tool, IconName>> = {
  "select-box": "box",
  "select-outline": "outline",
  "measure-distance": "ruler",
  "measure-area": "extent",
};

/** Takes a tool into the hand, or puts down the one that is, and gives the map the keyboard. */
function useTake(): (tool: Tool) => void {
  const commands = useMapCommands();
  return (tool) => {
    const { active, take } = useTools.getState();
    take(active === tool ? null : tool);
    commands.current?.focus();
  };
}

/** The tools beside the map's own buttons; on a phone behind one button, with their names. */
export function ToolButtons(): ReactElement {
  return useIsNarrow() ? <ToolMenu /> : <ToolColumn />;
}

function ToolColumn(): ReactElement {
  const { t } = useWords();
  const active = useTools((tools) => tools.active);
  const take = useTake();
  return (
    <fieldset className={styles.column} aria-label={t("tools.title")}>
      {toolIds.map((tool) => (
        <IconButton
          key={tool}
          icon={icons[tool]}
          label={t(`tools.name.${tool}`)}
          isPressed={tool === active}
          onClick={() => take(tool)}
        />
      ))}
    </fieldset>
  );
}

function ToolMenu(): ReactElement {
  const { t } = useWords();
  const active = useTools((tools) => tools.active);
  const isReadoutOn = useTools((tools) => tools.isReadoutOn);
  const take = useTake();
  const [isOpen, setIsOpen] = useState(false);
  const menuId = useId();
  const choose = (act: () => void) => () => {
    act();
    setIsOpen(false);
  };
  return (
    <div className={menu.menu}>
      {isOpen && (
        <fieldset id={menuId} className={menu.list} aria-label={t("tools.title")}>
          {toolIds.map((tool) => (
            <Row
              key={tool}
              icon={icons[tool]}
              label={t(`tools.name.${tool}`)}
              isPressed={tool === active}
              onClick={choose(() => take(tool))}
            />
          ))}
          <Row
            icon="crosshair"
            label={t("tools.coordinate")}
            isPressed={isReadoutOn}
            onClick={choose(() => useTools.getState().setReadout(!isReadoutOn))}
          />
        </fieldset>
      )}
      <button
        type="button"
        className={mapButton.button}
        aria-label={t("tools.open")}
        aria-expanded={isOpen}
        aria-controls={menuId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? "close" : "tools"} size={24} />
      </button>
    </div>
  );
}

interface RowProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isPressed: boolean;
  readonly onClick: () => void;
}

function Row({ icon, label, isPressed, onClick }: RowProps): ReactElement {
  return (
    <button type="button" className={menu.row} aria-pressed={isPressed} onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
