import { kindergartenKinds, minerals } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { type ReactElement, Suspense } from "react";
import type { Reader } from "../../api/read.ts";
import { lateComponent } from "../../app/late-component.tsx";
import { LatePart } from "../../app/late-part.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { nationSites } from "../../public/headlines.ts";
import { useNationSites } from "../../public/use-nation-sites.ts";
import styles from "./card.module.css";
import { CardFrame } from "./card-frame.tsx";
import { Facts } from "./facts.tsx";

/** Few zones have photos: their code comes with the first card of one. */
const ZonePhotos = lateComponent(async () => (await import("../../public/zone-photos.tsx")).ZonePhotos);

interface PublicCardProps {
  readonly code: string;
  readonly read: Reader;
}

/** The soum and province of a published entry, in the reader's script. */
function namesOf(read: Reader, words: Words): { readonly soum: string; readonly province: string } {
  const province = words.name(read.text("province_name_en"), read.text("province_name_mn"));
  return {
    soum: words.name(read.text("soum_name_en"), read.text("soum_name_mn")),
    province: province && words.t("card.aimag", { name: province }),
  };
}

/** An entry of the register: that a contract began, somewhere in a cell or soum, and nothing about today. */
export function RegisterCard({ code, read }: PublicCardProps): ReactElement {
  const words = useWords();
  const { t, count, sayCode } = words;
  const { data: nationRows } = useNationSites();
  const nation = nationRows && nationSites(nationRows);
  const shownAs = read.text("shown_as") ?? "soum";
  const names = namesOf(read, words);
  const handedBackYear = read.number("handed_back_year");
  const mineral = read.text("mineral");
  return (
    <CardFrame
      title={t("card.register.title")}
      eyebrow={code}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "sites", code: shownAs }}
      state={t("card.register.since", { year: read.number("contract_since_year") ?? "…" })}
      stateSince={handedBackYear === null ? null : t("card.register.handedBack", { year: handedBackYear })}
    >
      <p>
        {shownAs === "cell"
          ? `${t("card.register.cell")} ${t("card.register.cellSoum", names)}`
          : t("card.register.soum", names)}
      </p>
      <Facts facts={[{ label: t("card.mineral"), value: mineral && sayCode(minerals, mineral) }]} />
      <p className={styles.note}>
        {nation
          ? t("card.register.inForce", {
              now: count(nation.groups.under_contract),
              ever: count(nation.everContracted),
            })
          : t("card.register.inForcePlain")}
      </p>
    </CardFrame>
  );
}

/** An accepted zone: hectares, year, and as much of where as was decided. */
export function PublicZoneCard({ code, read }: PublicCardProps): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const shownAs = read.text("shown_as");
  const names = namesOf(read, words);
  const where =
    shownAs === "outline"
      ? t("card.zonePublic.outline")
      : shownAs === "cell"
        ? t("card.zonePublic.cell")
        : t("card.zonePublic.soum", names);
  return (
    <CardFrame
      title={t("card.zonePublic.title")}
      eyebrow={code}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "rehabilitation-zones", code: "accepted" }}
      state={t("card.zonePublic.sentence", {
        hectares: count(read.number("hectares") ?? 0),
        year: read.number("accepted_year") ?? "…",
      })}
    >
      <p>{where}</p>
      <LatePart>
        <Suspense fallback={null}>
          <ZonePhotos zone={code} />
        </Suspense>
      </LatePart>
    </CardFrame>
  );
}

/** A kindergarten by its soum or province, seats to the nearest five. */
export function PublicKindergartenCard({ code, read }: PublicCardProps): ReactElement {
  const words = useWords();
  const { t, sayCode } = words;
  const group = read.text("status_group") ?? "";
  const kind = read.text("kind");
  const seats = read.number("seats");
  const names = namesOf(read, words);
  const where =
    read.text("shown_as") === "soum"
      ? t("card.kindergartenPublic.soum", names)
      : t("card.kindergartenPublic.province", names);
  return (
    <CardFrame
      title={t("public.kindergartens.title")}
      eyebrow={code}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "kindergartens", code: group }}
      state={sayCode(kindergartenStatusGroups, group)}
    >
      <p>{where}</p>
      <Facts
        facts={[
          { label: t("card.kind"), value: kind && sayCode(kindergartenKinds, kind), missing: "recorded" },
          {
            label: t("card.seats"),
            value: seats === null ? null : t("card.kindergartenPublic.seats", { count: seats }),
            missing: "recorded",
          },
        ]}
      />
    </CardFrame>
  );
}
