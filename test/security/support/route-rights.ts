import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { can, type Role, type Subject, type Verb } from "@asm-atlas/data/domain/roles.ts";

/** Who may use a way: anybody; whoever is signed in; or whoever has a right, of a kind of record or of the collection the address names. */
type Need = "anyone" | "staff" | readonly [verb: Verb, subject: Subject | "its collection"];

const events = (address: string, takeBack: string, subject: Subject): Readonly<Record<string, Need>> => ({
  [`POST ${address}`]: ["create", subject],
  [`POST ${address}/:eventId/strike`]: ["correct", subject],
  [`POST ${takeBack}`]: ["create", subject],
});

const decided = (collection: string): Readonly<Record<string, Need>> => ({
  [`GET /api/register/${collection}/:id`]: "staff",
  [`PUT /api/register/${collection}/:id`]: ["create", "register"],
  [`POST /api/register/${collection}/:id/confirm`]: ["change", "register"],
  [`POST /api/register/${collection}/:id/withdraw`]: ["change", "register"],
});

/** The matrix of ways and rights: a line for every method of every address, and no address without one. */
export const routeRights: Readonly<Record<string, Need>> = {
  "GET /healthz": "anyone",
  "GET /readyz": "anyone",
  "GET /api/map/:feed.geojson": "anyone",
  "GET /api/atlas": "anyone",
  "GET /open-data/index.json": "anyone",
  "GET /open-data/latest/:file": "anyone",
  "GET /open-data/releases/:release/:file": "anyone",
  "GET /share/view.png": "anyone",
  "GET /share/:name.png": "anyone",
  "GET /api/session": "anyone",
  "POST /api/session": "anyone",
  "DELETE /api/session": "anyone",
  "POST /api/invitations": "anyone",
  "GET /api/account": "staff",
  "POST /api/account/password": "staff",
  "DELETE /api/account/sessions/:id": "staff",
  "POST /api/account/second-factor": "staff",
  "DELETE /api/account/second-factor": "staff",
  "POST /api/account/second-factor/confirm": "staff",
  "GET /api/accounts": ["change", "accounts"],
  "POST /api/accounts": ["create", "accounts"],
  "PATCH /api/accounts/:id": ["change", "accounts"],
  "GET /api/accounts/:id/changes": ["change", "accounts"],
  "POST /api/accounts/:id/invitation": ["change", "accounts"],
  "GET /api/publication": ["change", "publication"],
  "GET /api/publication/preview": ["change", "publication"],
  "POST /api/publication/releases": ["change", "publication"],
  "POST /api/publication/settings": ["change", "publication"],
  "POST /api/publication/joined-provinces": ["change", "publication"],
  "POST /api/publication/joined-regions": ["change", "publication"],
  "POST /api/publication/switches": ["change", "publication"],
  "POST /api/publication/warnings": ["change", "publication"],
  "POST /api/attachments": ["create", "attachments"],
  // Whoever is no staff is told of none, as of one that never was.
  "GET /api/attachments/:id": "anyone",
  "GET /api/bin": "staff",
  "GET /api/ledger": "staff",
  "GET /api/worklist": "staff",
  "POST /api/bin/:collectionId/:featureId/restore": ["restore", "its collection"],
  "POST /api/bin/:collectionId/:featureId/take-back": ["delete", "its collection"],
  "GET /api/history/:collectionId/:featureId": "staff",
  "POST /api/history/:collectionId/:featureId/revert": ["change", "its collection"],
  ...events("/api/sites/:id/status-events", "/api/sites/status-events/take-back", "site-status-events"),
  ...events(
    "/api/rehabilitation-zones/:id/stage-events",
    "/api/rehabilitation-zones/stage-events/take-back",
    "zone-stage-events",
  ),
  ...events(
    "/api/kindergartens/:id/status-events",
    "/api/kindergartens/status-events/take-back",
    "kindergarten-status-events",
  ),
  "POST /api/legal-instruments/:code/suspension": ["create", "site-status-events"],
  "GET /api/public-photos": "anyone",
  "GET /api/public-photos/:name": "anyone",
  "POST /api/register/photos/:id/confirm": ["change", "register"],
  "GET /api/register": "staff",
  ...decided("sites"),
  ...decided("rehabilitation-zones"),
  ...decided("kindergartens"),
  "GET /ogc": "anyone",
  "GET /ogc/conformance": "anyone",
  "GET /ogc/api": "anyone",
  "GET /ogc/style.css": "anyone",
  "GET /ogc/collections": "anyone",
  "GET /ogc/collections/:collectionId": "anyone",
  "GET /ogc/collections/:collectionId/queryables": "anyone",
  "GET /ogc/collections/:collectionId/schema": "anyone",
  "GET /ogc/collections/:collectionId/items": "anyone",
  "POST /ogc/collections/:collectionId/items": ["create", "its collection"],
  "GET /ogc/collections/:collectionId/items/:featureId": "anyone",
  "PUT /ogc/collections/:collectionId/items/:featureId": ["change", "its collection"],
  "PATCH /ogc/collections/:collectionId/items/:featureId": ["change", "its collection"],
  "DELETE /ogc/collections/:collectionId/items/:featureId": ["delete", "its collection"],
};

/** The right a way asks for at a collection. */
export function rightOf(need: Need, collectionId: string): readonly [Verb, Subject] | undefined {
  if (typeof need === "string") return undefined;
  const [verb, named] = need;
  const subject = named === "its collection" ? editableLayer(collectionId)?.subject : named;
  if (!subject) throw new Error(`${collectionId} has no rights of its own`);
  return [verb, subject];
}

/** What `data/domain/roles.ts` says of somebody's way: it is open, or shut with this status and code. */
export function verdictOf(role: Role, need: Need, collectionId: string): "open" | readonly [number, string] {
  if (need === "anyone") return "open";
  if (role === "anonymous") return [401, "session.required"];
  const right = rightOf(need, collectionId);
  return right === undefined || can(role, ...right) ? "open" : [403, "access.denied"];
}
