import { type ReactElement, type ReactNode, Suspense } from "react";
import { featureWithCode, readerOf } from "../../api/read.ts";
import { lateComponent } from "../../app/late-component.tsx";
import type { Overlay } from "../../app/overlays.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { Audience, FeatureRef } from "../../map/map-state.ts";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import styles from "./card.module.css";
import { FigureCard } from "./figure-card.tsx";
import { PublicKindergartenCard, PublicZoneCard, RegisterCard } from "./public-cards.tsx";
import { NoSuchRecord, Waiting } from "./record.tsx";
import type { StaffCardLayer } from "./staff/staff-card.tsx";
import { SummaryCard } from "./summary-card.tsx";

/** Fetched with the workbench: the public page has no use for it. */
export const StaffCard = lateComponent(async () => (await import("./staff/staff-card.tsx")).StaffCard);

interface CardPanelProps {
  readonly audience: Audience;
  readonly overlays: readonly Overlay[];
  readonly selected: FeatureRef;
}

/** The card of what is selected on the map. */
export function CardPanel(props: CardPanelProps): ReactElement {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const { layer, code } = props.selected;
  return (
    <section className={isNarrow ? styles.bare : styles.panel} aria-label={t("card.label")} key={`${layer}:${code}`}>
      {cardOf(props)}
    </section>
  );
}

function cardOf({ audience, overlays, selected }: CardPanelProps): ReactNode {
  const { layer, code } = selected;
  if (audience === "staff" && isOfStaff(layer)) {
    return (
      <Suspense fallback={<Waiting code={code} />}>
        <StaffCard layer={layer} code={code} />
      </Suspense>
    );
  }

  // The public's feeds hold everything the public may know, so there is nothing more to fetch.
  const overlay = overlays.find(({ id }) => id === layer);
  const features = overlay?.data?.features;
  if (!features) return overlay?.phase === "coming" ? <Waiting code={code} /> : <NoSuchRecord code={code} />;
  const feature = featureWithCode(features, code);
  if (!feature) return <NoSuchRecord code={code} />;
  switch (layer) {
    case "sites":
      return <RegisterCard code={code} read={readerOf(feature)} />;
    case "rehabilitation-zones":
      return <PublicZoneCard code={code} read={readerOf(feature)} />;
    case "kindergartens":
      return <PublicKindergartenCard code={code} read={readerOf(feature)} />;
    case "published-figures":
      return <FigureCard feature={feature} all={features} />;
    case "site-summary":
      return <SummaryCard feature={feature} />;
  }
}

function isOfStaff(layer: FeatureRef["layer"]): layer is StaffCardLayer {
  return !(layer === "published-figures" || layer === "site-summary");
}
