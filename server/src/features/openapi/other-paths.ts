import { attachmentKinds } from "@asm-atlas/data/domain/attachments/kinds.ts";
import type { LayerView } from "../layer-view.ts";
import { mediaTypes } from "../links.ts";
import { notFound } from "./operations.ts";

const problem = { $ref: "#/components/responses/problem" };
const json = (schema: object) => ({ [mediaTypes.json]: { schema } });

const sessionSchema = {
  type: "object",
  required: ["role", "demoAccounts"],
  properties: {
    role: { type: "string", enum: ["anonymous", "officer", "planner", "administrator"] },
    account: {
      type: "object",
      properties: { email: { type: "string" }, displayName: { type: "string" }, role: { type: "string" } },
    },
    expiresAt: { type: "string", format: "date-time" },
    demoAccounts: { type: "array", items: { type: "object" } },
  },
};

const signInSchema = {
  oneOf: [
    {
      type: "object",
      required: ["email", "password"],
      properties: {
        email: { type: "string" },
        password: { type: "string", format: "password" },
        code: {
          type: "string",
          description: "Of the authenticator app, or a recovery code, where the account has a second factor",
        },
      },
    },
    {
      type: "object",
      required: ["demoAccount"],
      properties: { demoAccount: { type: "string", enum: ["planner", "officer", "administrator"] } },
    },
  ],
};

function session(servers: readonly object[]) {
  return {
    servers,
    get: {
      operationId: "getSession",
      summary: "Who am I",
      tags: ["session"],
      responses: {
        "200": {
          description: "Role, account while signed in, demo accounts while offered",
          content: json(sessionSchema),
        },
      },
    },
    post: {
      operationId: "signIn",
      summary: "Sign in; the answer sets a cookie",
      tags: ["session"],
      requestBody: { required: true, content: json(signInSchema) },
      responses: {
        "201": { description: "Signed in", content: json(sessionSchema) },
        "401": problem,
        "403": problem,
        "415": problem,
        "422": problem,
        "429": problem,
      },
    },
    delete: {
      operationId: "signOut",
      summary: "Sign out",
      tags: ["session"],
      responses: { "204": { description: "Signed out" } },
    },
  };
}

function mapFeed(servers: readonly object[], feeds: readonly string[]) {
  return {
    servers,
    get: {
      operationId: "getMapFeed",
      summary: "A whole collection for a map: slim properties, five decimals",
      tags: ["map"],
      parameters: [
        {
          name: "feed",
          in: "path",
          required: true,
          description: "Collection.",
          schema: { type: "string", enum: feeds },
        },
        {
          name: "v",
          in: "query",
          description: "Version, so that the answer may be kept for good.",
          schema: { type: "integer" },
        },
      ],
      responses: {
        "200": { description: "The collection", content: { [mediaTypes.geojson]: { schema: { type: "object" } } } },
        "304": { description: "Unchanged" },
        ...notFound,
        "503": problem,
      },
    },
  };
}

const attachmentForm = {
  type: "object",
  required: ["id", "kind", "file"],
  properties: {
    id: { type: "string", format: "uuid", description: "UUIDv7, made by the sender: what is sent twice is kept once" },
    zone: { type: "string", format: "uuid", description: "The zone it belongs to; or a site" },
    site: { type: "string", format: "uuid" },
    visit: { type: "string", format: "uuid" },
    stageEvent: { type: "string", format: "uuid" },
    statusEvent: { type: "string", format: "uuid" },
    kind: { type: "string", enum: attachmentKinds.map(({ code }) => code) },
    caption: { type: "string", maxLength: 500 },
    takenOn: { type: "string", format: "date", description: "Absent: what the camera says" },
    file: { type: "string", format: "binary", description: "JPEG, PNG or WebP; a paper also as PDF. After the fields" },
  },
};

/** Photos and papers; for staff. */
function attachments(servers: readonly object[]): Record<string, object> {
  return {
    "/api/attachments": {
      servers,
      post: {
        operationId: "addAttachment",
        summary: "Send a photo or a paper of a zone or site",
        tags: ["attachments"],
        requestBody: { required: true, content: { "multipart/form-data": { schema: attachmentForm } } },
        responses: {
          "201": { description: "What is known of it", content: json({ type: "object" }) },
          "401": problem,
          "403": problem,
          "404": problem,
          "409": problem,
          "413": problem,
          "415": problem,
          "422": problem,
          "429": problem,
        },
      },
    },
    "/api/attachments/{id}": {
      servers,
      get: {
        operationId: "getAttachment",
        summary: "The file, or a small picture of it",
        tags: ["attachments"],
        parameters: [
          { name: "id", in: "path", required: true, description: "Of the attachment.", schema: { type: "string" } },
          {
            name: "size",
            in: "query",
            description: "thumb: a photo, small.",
            schema: { type: "string", enum: ["full", "thumb"] },
          },
        ],
        responses: {
          "200": {
            description: "The file",
            content: Object.fromEntries(
              ["image/jpeg", "image/webp", "application/pdf"].map((type) => [
                type,
                { schema: { type: "string", format: "binary" } },
              ]),
            ),
          },
          "304": { description: "Unchanged" },
          ...notFound,
        },
      },
    },
  };
}

/** What lies beside /ogc. */
export function otherPaths(baseUrl: string, views: readonly LayerView[]): Record<string, object> {
  const servers = [{ url: baseUrl }];
  const feeds = views.filter(({ shape }) => shape.feed).map(({ layer }) => layer.id);
  const state = (operationId: string, summary: string) => ({
    servers,
    get: {
      operationId,
      summary,
      tags: ["service"],
      responses: { "200": { description: summary, content: json({ type: "object" }) }, "503": problem },
    },
  });
  return {
    "/api/map/{feed}.geojson": mapFeed(servers, feeds),
    "/api/session": session(servers),
    ...(views.some(({ layer }) => layer.id === "attachments") ? attachments(servers) : {}),
    "/api/atlas": state("getAtlas", "Name, release and base maps of this atlas"),
    "/healthz": state("getHealth", "The process is alive"),
    "/readyz": state("getReadiness", "The database is reachable and migrated"),
  };
}
