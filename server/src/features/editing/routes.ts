import { randomBytes } from "node:crypto";
import { type EditableLayer, editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Geometry } from "@asm-atlas/data/domain/geometry.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { can, type Role, type Verb } from "@asm-atlas/data/domain/roles.ts";
import type { RequestHandler } from "express";
import type { Transaction } from "../../db/database.ts";
import type { Ask, Gate } from "../../http/endpoint.ts";
import { digest } from "../../http/entity-tag.ts";
import { jsonBodyOf } from "../../http/json-body.ts";
import { Problem } from "../../http/problem.ts";
import { readKnownQuery } from "../../http/query-parameters.ts";
import type { Reply } from "../../http/reply.ts";
import { collectionPath } from "../collection.ts";
import { type FeatureRow, featureId, featureText } from "../feature.ts";
import { type LayerView, layerView } from "../layer-view.ts";
import { mediaTypes } from "../links.ts";
import { loadFeature } from "../store.ts";
import { askedVersion, versionTag } from "./asked-version.ts";
import { type FeatureInput, readFeature } from "./feature-input.ts";
import {
  binRecord,
  insertRecord,
  linkableCodes,
  loadCreation,
  restoreRecord,
  takeOutOfBin,
  updateRecord,
} from "./store.ts";
import { todayInMongolia } from "./today.ts";

/** What an editor works on: how the layer is written, and how it is read back. */
interface Target {
  readonly editable: EditableLayer;
  readonly view: LayerView;
  readonly id: string;
}

interface Change extends Target {
  readonly version: number;
  readonly input: FeatureInput;
}

/** How the collection a path names is written. @throws Problem for one that is not, or does not exist */
export function editableOf(ask: Ask): EditableLayer {
  const collectionId = String(ask.request.params.collectionId);
  const editable = editableLayer(collectionId);
  if (editable) return editable;
  // Says first whether there is such a collection at all.
  layerView(ask.asker.projection, collectionId);
  throw new Problem("request.method-not-allowed", "Records of this collection are not written one by one.");
}

function targetOf(ask: Ask): Target {
  readKnownQuery(ask.request, []);
  const editable = editableOf(ask);
  return { editable, view: layerView("internal", editable.layer.id), id: String(ask.request.params.featureId) };
}

const may = (verb: Verb) => (ask: Ask) => [verb, editableOf(ask).subject] as const;
const reasonOf = (ask: Ask): string | undefined => {
  const reason = ask.request.headers["atlas-reason"];
  return typeof reason === "string" && reason.trim() !== "" ? decodeReason(reason).slice(0, 1_000) : undefined;
};

/** Headers are Latin; a reason in Cyrillic comes percent-encoded. */
function decodeReason(reason: string): string {
  try {
    return decodeURIComponent(reason);
  } catch {
    return reason; // a lone percent sign: taken as it stands
  }
}

const geoJson = jsonBodyOf("application/geo+json", "application/json");
const mergePatch = jsonBodyOf("application/merge-patch+json", "application/json", "application/geo+json");

/** Part 4 of OGC API – Features: handlers of the items' addresses, for whoever may write. */
export interface EditingHandlers {
  readonly POST: readonly RequestHandler[];
  readonly PUT: readonly RequestHandler[];
  readonly PATCH: readonly RequestHandler[];
  readonly DELETE: readonly RequestHandler[];
  readonly restore: RequestHandler;
  readonly takeBack: RequestHandler;
}

export function editingHandlers(gate: Gate): EditingHandlers {
  return {
    POST: [...geoJson, createHandler(gate)],
    PUT: [...geoJson, changeHandler(gate, "whole")],
    PATCH: [...mergePatch, changeHandler(gate, "part")],
    DELETE: [deleteHandler(gate)],
    restore: outOfBinHandler(gate, "restore", restoreRecord),
    takeBack: outOfBinHandler(gate, "delete", takeOutOfBin),
  };
}

/** Methods by which somebody may write to a collection's addresses. */
export function writableMethods(role: Role, collectionId: string, of: "items" | "item"): readonly string[] {
  const editable = editableLayer(collectionId);
  if (!editable) return [];
  const allowed = (verb: Verb, ...methods: readonly string[]) => (can(role, verb, editable.subject) ? methods : []);
  return of === "items"
    ? editable.isUploaded
      ? []
      : allowed("create", "POST")
    : [...allowed("change", "PUT", "PATCH"), ...allowed("delete", "DELETE")];
}

function createHandler(gate: Gate): RequestHandler {
  return gate.writing<Target & { readonly input: FeatureInput; readonly why: string | undefined }, FeatureRow>({
    may: may("create"),
    parse: (ask) => {
      const target = targetOf(ask);
      if (target.editable.isUploaded)
        throw new Problem("request.method-not-allowed", "A record of this kind is made by sending its file.");
      const input = readFeature(target.editable, ask.request.body, "new");
      if (input.id === undefined && target.editable.idColumn !== "id")
        throw new Problem("record.invalid", "Give the record an id: it is the code others will refer to.", {
          errors: [{ path: "/id", code: "field.required", message: "This is needed." }],
        });
      const id = input.id ?? uuidv7(Date.now(), randomBytes(10));
      return { ...target, id, input, why: reasonOf(ask) };
    },
    reason: ({ why }) => why,
    write: async (transaction, { editable, view, id, input }) => {
      if (await existingCreation(transaction, editable, id, input)) return loadMadeBefore(transaction, view, id);
      const firstEvent = { id: uuidv7(Date.now(), randomBytes(10)), onDay: todayInMongolia() };
      await insertRecord(transaction, editable, id, input, firstEvent);
      return loadRequired(transaction, view, id);
    },
    render: (row, { view }, ask) => ({
      ...featureReply(view, row, 201),
      headers: { Location: itemAddress(ask, view, row), "Content-Location": itemAddress(ask, view, row) },
    }),
  });
}

/** Has this very record been made already? Then its create was sent twice, and is answered twice. @throws Problem `record.exists` for another record of the same id */
async function existingCreation(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
  { values, geometry, area }: FeatureInput,
): Promise<boolean> {
  const made = await loadCreation(transaction, editable, id);
  if (!made) return false;
  const isSame = editable.fields.every(
    ({ name }) =>
      !(name in values) || values[name] === null || JSON.stringify(made[name]) === JSON.stringify(values[name]),
  );
  const isSameArea = !editable.area || isSameShape(area ?? undefined, made[editable.area.field]);
  if (isSame && isSameArea && isSameShape(geometry, made.geom)) return true;
  throw new Problem("record.exists", "A record of this id was made with other values. Make a new id for a new record.");
}

/**
 * The record an earlier sending of the same create has made.
 * @throws Problem `record.deleted` when it is in the bin, purged, or hidden with what it belongs to: "not found" would be no answer to a create
 */
async function loadMadeBefore(transaction: Transaction, view: LayerView, id: string): Promise<FeatureRow> {
  const row = await loadFeature(transaction, view, id);
  if (row) return row;
  throw new Problem(
    "record.deleted",
    "An administrator can restore it while it is in the bin. To make it anew, send it with a new id.",
  );
}

/** @param kept as the change log has it: GeoJSON, an area always as one of several */
function isSameShape(sent: Geometry | undefined, kept: unknown): boolean {
  if (sent === undefined) return true;
  const coordinates = sent.type === "Polygon" ? [sent.coordinates] : sent.coordinates;
  return JSON.stringify(coordinates) === JSON.stringify((kept as Partial<Geometry> | null)?.coordinates);
}

function changeHandler(gate: Gate, extent: "whole" | "part"): RequestHandler {
  return gate.writing<Change & { readonly why: string | undefined }, FeatureRow>({
    may: may("change"),
    parse: (ask) => {
      const target = targetOf(ask);
      const version = askedVersion(ask.request);
      return { ...target, version, input: readFeature(target.editable, ask.request.body, extent), why: reasonOf(ask) };
    },
    reason: ({ why }) => why,
    write: changeRecord,
    render: (row, { view }) => featureReply(view, row, 200),
  });
}

function deleteHandler(gate: Gate): RequestHandler {
  return gate.writing<Target & { readonly version: number; readonly why: string | undefined }, void>({
    may: may("delete"),
    parse: (ask) => ({ ...targetOf(ask), version: askedVersion(ask.request), why: reasonOf(ask) }),
    reason: ({ why }) => why,
    write: async (transaction, { editable, view, id, version }) => {
      // What is not shown, as a visit of a site in the bin, is not there to be deleted either.
      await loadRequired(transaction, view, id);
      if (!(await binRecord(transaction, editable, id, version)))
        throw stale(view, await loadRequired(transaction, view, id));
    },
    render: (): Reply => ({ status: 204, headers: { "Cache-Control": "no-store" } }),
  });
}

/** Out of the bin, by whoever may restore, or by whoever has just put it there. */
function outOfBinHandler(gate: Gate, verb: "restore" | "delete", takeOut: typeof restoreRecord): RequestHandler {
  return gate.writing<Target, FeatureRow>({
    may: may(verb),
    parse: targetOf,
    write: async (transaction, { editable, view, id }) => {
      if (!(await takeOut(transaction, editable, id))) throw notFound();
      return loadRequired(transaction, view, id);
    },
    render: (row, { view }) => featureReply(view, row, 200),
  });
}

/**
 * Makes a record what it was: a change like any other, under the same rules and with the version it is made to.
 * @param snapshot columns of the table as the change log kept them
 */
export async function revertTo(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
  version: number,
  snapshot: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const view = layerView("internal", editable.layer.id);
  const fields = Object.fromEntries(editable.fields.map(({ name }) => [name, snapshot[name] ?? null]));
  const linked = editable.links && snapshot[editable.links.ownIds];
  // Entries of old do not tell the links: they stay as they are.
  const links =
    editable.links && Array.isArray(linked)
      ? { [editable.links.field]: await linkableCodes(transaction, editable, id, linked) }
      : {};
  const area = editable.area ? { [editable.area.field]: snapshot[editable.area.field] ?? null } : {};
  const properties = { ...fields, ...area, ...links };
  const input = readFeature(editable, { properties, geometry: snapshot.geom ?? undefined }, "whole");
  return featureReply(view, await changeRecord(transaction, { editable, view, id, version, input }), 200);
}

/** Changes a record that stands at a version. @returns what it is then @throws Problem `record.stale`, `feature.not-found` */
async function changeRecord(
  transaction: Transaction,
  { editable, view, id, version, input }: Change,
): Promise<FeatureRow> {
  const change = () => updateRecord(transaction, editable, id, version, input);
  const read = () => loadFeature(transaction, view, id);
  const hasLinks = editable.links !== undefined && editable.links.field in input.values;
  // Asked at once they travel at once, in this order. Links are changed after the record, and must be there when it is read.
  const [isChanged, row] = hasLinks ? [await change(), await read()] : await Promise.all([change(), read()]);
  if (!row) throw notFound();
  if (!isChanged) throw stale(view, row);
  return row;
}

const notFound = () => new Problem("feature.not-found", "The collection's items list what is there.");

async function loadRequired(transaction: Transaction, view: LayerView, id: string): Promise<FeatureRow> {
  const row = await loadFeature(transaction, view, id);
  if (!row) throw notFound();
  return row;
}

/**
 * Somebody was faster. The answer carries what the record is now, so that mine and theirs can be laid side by side.
 * @param row read after the change has missed: what was read before may be what the asker saw already
 */
function stale(view: LayerView, row: FeatureRow): Problem {
  return new Problem(
    "record.stale",
    "Compare your change with what the record is now, and send it again with its ETag.",
    {
      members: { current: JSON.parse(featureText(view, row)), currentTag: `"${tagOf(view, row)}"` },
    },
  );
}

/** The tag of a record that can be edited, the same here and where it is read. */
function tagOf(view: LayerView, row: FeatureRow): string {
  return versionTag(Number(row.version), `staff-${digest(featureText(view, row))}`);
}

function featureReply(view: LayerView, row: FeatureRow, status: number): Reply {
  return {
    status,
    headers: { "Cache-Control": "private, no-cache" },
    body: { type: mediaTypes.geojson, content: featureText(view, row) },
    tag: { value: tagOf(view, row) },
  };
}

function itemAddress(ask: Ask, view: LayerView, row: FeatureRow): string {
  return `${collectionPath(ask.baseUrl, view.layer.id)}/items/${encodeURIComponent(featureId(view, row))}`;
}
