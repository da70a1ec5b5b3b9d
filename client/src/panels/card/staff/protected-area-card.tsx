import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { protectionGroupOf } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { useFeed } from "../../../api/collections.ts";
import { featureWithCode, readerOf } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { geometryOfParts, partsOfGeometry } from "../../../map/outline/parts.ts";
import { CardFrame } from "../card-frame.tsx";
import { Facts } from "../facts.tsx";
import { NotInFeed } from "./feed-record.tsx";

/** An area under protection: what protects it, by whose word and of which day. */
export function ProtectedAreaCard({ code }: { readonly code: string }): ReactElement {
  const feed = useFeed("staff", "protected-areas");
  const feature = feed.data && featureWithCode(feed.data.features, code);
  return feature ? <ProtectedArea code={code} feature={feature} /> : <NotInFeed code={code} feed={feed} />;
}

function ProtectedArea({ code, feature }: { readonly code: string; readonly feature: Feature }): ReactElement {
  const { t, name, sayCode, day, count } = useWords();
  const read = readerOf(feature);
  const kind = read.text("kind") ?? "";
  const asOf = read.text("as_of");
  const geometry = geometryOfParts(partsOfGeometry(feature.geometry));
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={code}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "protected-areas", code: protectionGroupOf(kind) }}
      state={sayCode(protectionKinds, kind)}
    >
      <Facts
        heading={t("areas.source")}
        facts={[
          { label: t("areas.keeper"), value: read.text("source"), missing: "recorded" },
          { label: t("areas.asOf"), value: asOf && day(asOf), missing: "recorded" },
          {
            label: t("areas.size"),
            value: geometry && t("cards.hectares", { value: count(areaHa(geometry)) }),
            aside: t("areas.sizeNote"),
          },
        ]}
        note={t("areas.cardNote")}
      />
    </CardFrame>
  );
}
