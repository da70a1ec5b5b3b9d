import { type GeometryOptions, mongoliaExtent } from "../geometry.ts";
import { attachmentLayer } from "../layers/attachment.ts";
import { siteVisitLayer, zoneReadingLayer } from "../layers/events.ts";
import { kindergartenLayer } from "../layers/kindergarten.ts";
import type { Field, GeometryType, Layer } from "../layers/layer.ts";
import { legalInstrumentLayer } from "../layers/reference.ts";
import { rehabilitationZoneLayer } from "../layers/rehabilitation-zone.ts";
import { siteLayer } from "../layers/site.ts";
import { activityLayer, organisationLayer } from "../layers/staff-details.ts";
import { limits } from "../limits.ts";
import type { Subject } from "../roles.ts";

/** A property that may be written. What it is and what it is called says the layer's field of the same name. */
export interface EditableField {
  readonly name: string;
  /** Must have a value: it may be left out only where a change leaves it as it is. */
  readonly isRequired?: boolean;
  /** May be given when the record is made, never changed afterwards. */
  readonly isFixed?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly maxCharacters?: number;
  /** A list must have at least one entry. */
  readonly isFilled?: boolean;
}

/** What an outline must be beside valid and in Mongolia. Corners count as PostGIS counts them, closing ones included. */
export interface OutlineRules {
  readonly maxVertices: number;
  readonly leastHa: number;
  readonly mostHa: number;
}

/** Records linked by a table of pairs, written as a list of codes. */
export interface EditableLinks {
  readonly field: string;
  readonly table: string;
  readonly ownColumn: string;
  readonly otherColumn: string;
  readonly otherTable: string;
  /** Column of the record's own table with the ids of the linked ones: the change log has it, nobody writes it. */
  readonly ownIds: string;
}

/** How records of a layer are written: forms, validation and SQL follow from it. */
export interface EditableLayer {
  readonly layer: Layer;
  readonly subject: Subject;
  /** Table of schema `atlas`. */
  readonly table: string;
  /** Column that is the feature's id. */
  readonly idColumn: "id" | "code";
  /** Empty: the layer has no geometry. Where there are some, a record must have one. */
  readonly geometryTypes: readonly GeometryType[];
  /** What the record's own outline must be; absent: it has none, or nothing is asked of it. */
  readonly outline?: OutlineRules;
  /** A second outline, that a record may have: a field of type `area`, written as GeoJSON, null for none. */
  readonly area?: { readonly field: string; readonly rules: OutlineRules };
  readonly fields: readonly EditableField[];
  readonly links?: EditableLinks;
  /** Fields that nobody types in, for they follow from events, and that a record's history tells all the same. */
  readonly followed?: readonly string[];
  /** Made by sending a file to its own address, never as a feature. */
  readonly isUploaded?: true;
  /** The event table whose first entry a new record is made with: a history never begins empty. */
  readonly firstEvent?: {
    readonly table: string;
    readonly recordColumn: string;
    readonly stateColumn: string;
    readonly state: string;
  };
}

const name = (field: string): EditableField => ({ name: field, maxCharacters: 200 });
const share = { min: 0, max: 100_000 } as const;

export const editableLayers: readonly EditableLayer[] = [
  {
    layer: siteLayer,
    subject: "sites",
    table: "site",
    idColumn: "id",
    geometryTypes: ["Point"],
    fields: [
      name("name_en"),
      name("name_mn"),
      { name: "site_kind", isRequired: true },
      { name: "deposit_type" },
      { name: "minerals", isRequired: true, isFilled: true },
      { name: "organisation_id" },
      { name: "location_precision", isRequired: true },
      { name: "prohibited_zone" },
    ],
    area: {
      field: "area_geom",
      rules: { maxVertices: limits.siteAreaVertices, leastHa: limits.siteAreaLeastHa, mostHa: limits.siteAreaMostHa },
    },
    firstEvent: { table: "site_status_event", recordColumn: "site_id", stateColumn: "status", state: "UNASSESSED" },
  },
  {
    layer: rehabilitationZoneLayer,
    subject: "rehabilitation-zones",
    table: "rehabilitation_zone",
    idColumn: "id",
    geometryTypes: ["Polygon", "MultiPolygon"],
    outline: { maxVertices: limits.zoneVertices, leastHa: limits.zoneLeastHa, mostHa: limits.zoneMostHa },
    fields: [
      name("name_en"),
      name("name_mn"),
      { name: "disturbed_ha", ...share },
      { name: "technical_ha", ...share },
      { name: "topsoil_ha", ...share },
      { name: "biological_ha", ...share },
      { name: "origin", isRequired: true },
      { name: "deposit_type" },
      { name: "funder", maxCharacters: 200 },
      { name: "worker_days", min: 0, max: 1_000_000 },
      { name: "cost_mnt", min: 0, max: 1e12 },
      { name: "species", maxCharacters: 100 },
      { name: "is_fenced" },
      { name: "next_check_on" },
    ],
    links: {
      field: "site_codes",
      table: "rehabilitation_zone_site",
      ownColumn: "zone_id",
      otherColumn: "site_id",
      otherTable: "site",
      ownIds: "linked_sites",
    },
    // What a commission accepted stands in its act.
    followed: ["accepted_ha"],
    firstEvent: { table: "zone_stage_event", recordColumn: "zone_id", stateColumn: "stage", state: "IDENTIFIED" },
  },
  {
    layer: kindergartenLayer,
    subject: "kindergartens",
    table: "kindergarten",
    idColumn: "id",
    geometryTypes: ["Point"],
    fields: [
      name("name_en"),
      name("name_mn"),
      { name: "kind", isRequired: true },
      { name: "seats", min: 0, max: 2_000 },
      { name: "groups", min: 0, max: 100 },
      { name: "teachers", min: 0, max: 500 },
      { name: "season_from", maxCharacters: 5 },
      { name: "season_to", maxCharacters: 5 },
      { name: "operator", maxCharacters: 200 },
      { name: "funder", maxCharacters: 200 },
    ],
    links: {
      field: "site_codes",
      table: "kindergarten_site",
      ownColumn: "kindergarten_id",
      otherColumn: "site_id",
      otherTable: "site",
      ownIds: "linked_sites",
    },
    firstEvent: {
      table: "kindergarten_status_event",
      recordColumn: "kindergarten_id",
      stateColumn: "status",
      state: "PROPOSED",
    },
  },
  {
    layer: organisationLayer,
    subject: "organisations",
    table: "organisation",
    idColumn: "id",
    geometryTypes: [],
    fields: [
      { ...name("name_en"), isRequired: true },
      name("name_mn"),
      { name: "kind", isRequired: true },
      { name: "aimag_code", maxCharacters: 20 },
      { name: "members_women", min: 0, max: 10_000 },
      { name: "members_men", min: 0, max: 10_000 },
      { name: "is_federation_member" },
      { name: "has_rehabilitation_default" },
      { name: "founded_on" },
    ],
  },
  {
    layer: siteVisitLayer,
    subject: "site-visits",
    table: "site_visit",
    idColumn: "id",
    geometryTypes: [],
    fields: [
      { name: "site_id", isRequired: true, isFixed: true },
      { name: "visited_on", isRequired: true },
      { name: "was_on_site", isRequired: true },
      { name: "not_visited_reason", maxCharacters: 500 },
      { name: "workers", ...share },
      { name: "women", ...share },
      { name: "men", ...share },
      { name: "count_method", maxCharacters: 20 },
      { name: "kindergarten_age_children", min: 0, max: 10_000 },
      { name: "under_15_seen" },
      { name: "open_shafts", min: 0, max: 10_000 },
      { name: "max_depth_m", min: 0, max: 1_000 },
      { name: "mercury" },
      { name: "water_contamination" },
      { name: "confidence", isRequired: true },
      { name: "note", maxCharacters: 4_000 },
    ],
  },
  {
    layer: attachmentLayer,
    subject: "attachments",
    table: "attachment",
    idColumn: "id",
    geometryTypes: [],
    isUploaded: true,
    fields: [
      { name: "zone_id", isFixed: true },
      { name: "site_id", isFixed: true },
      { name: "visit_id", isFixed: true },
      { name: "stage_event_id", isFixed: true },
      { name: "status_event_id", isFixed: true },
      { name: "kind", isRequired: true },
      { name: "caption", maxCharacters: 500 },
      { name: "taken_on" },
      { name: "is_public", isRequired: true },
    ],
  },
  {
    layer: zoneReadingLayer,
    subject: "zone-readings",
    table: "zone_reading",
    idColumn: "id",
    geometryTypes: [],
    fields: [
      { name: "zone_id", isRequired: true, isFixed: true },
      { name: "read_on", isRequired: true },
      { name: "cover_percent", min: 0, max: 100 },
      { name: "survival_percent", min: 0, max: 100 },
      { name: "next_check_on" },
      { name: "note", maxCharacters: 4_000 },
    ],
  },
  {
    layer: activityLayer,
    subject: "activities",
    table: "activity",
    idColumn: "id",
    geometryTypes: [],
    fields: [
      { name: "topic", isRequired: true },
      { ...name("title_en"), isRequired: true },
      name("title_mn"),
      { name: "held_on", isRequired: true },
      { name: "soum_code", maxCharacters: 20 },
      { name: "women", ...share },
      { name: "men", ...share },
      { name: "people", isRequired: true, min: 1, max: 100_000 },
      { name: "programme", maxCharacters: 200 },
    ],
  },
  {
    layer: legalInstrumentLayer,
    subject: "legal-instruments",
    table: "legal_instrument",
    idColumn: "code",
    geometryTypes: [],
    fields: [
      { name: "title_en", isRequired: true, maxCharacters: 500 },
      { name: "title_mn", isRequired: true, maxCharacters: 500 },
      { name: "short_en", isRequired: true, maxCharacters: 60 },
      { name: "short_mn", isRequired: true, maxCharacters: 60 },
      { name: "in_force_from", isRequired: true },
      { name: "in_force_precision", isRequired: true },
      { name: "suspended_from" },
      { name: "suspended_to" },
      { name: "replaced_by", maxCharacters: 40 },
      { name: "ended_on" },
      { name: "note_en", maxCharacters: 2_000 },
      { name: "note_mn", maxCharacters: 2_000 },
      { name: "source_url", isRequired: true, maxCharacters: 500 },
      { name: "bears_contracts", isRequired: true },
    ],
  },
];

/** What a geometry of the layer is held against. Client and server ask the same. */
export function geometryOptionsOf({ geometryTypes, outline }: EditableLayer): GeometryOptions {
  return { types: geometryTypes, maxVertices: limits.geometryVertices, extent: mongoliaExtent, ...outline };
}

/** What an outline that is drawn is held against: a zone's, or the area of a site. */
export function outlineOptionsOf(rules: OutlineRules): GeometryOptions {
  return { types: ["Polygon", "MultiPolygon"], extent: mongoliaExtent, ...rules };
}

export function editableLayer(collectionId: string): EditableLayer | undefined {
  return editableLayers.find(({ layer }) => layer.id === collectionId);
}

/** The layer's own declaration of an editable field: its type, words, unit and codes. @throws Error for a field the layer does not have, which a test rules out */
export function declaredField(editable: EditableLayer, field: string): Field {
  const found = editable.layer.fields.find((each) => each.name === field && each.in.includes("internal"));
  if (!found) throw new Error(`${editable.layer.id} has no field ${field}`);
  return found;
}
