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
    "/api/atlas": state("getAtlas", "Name, release and base maps of this atlas"),
    "/healthz": state("getHealth", "The process is alive"),
    "/readyz": state("getReadiness", "The database is reachable and migrated"),
  };
}
