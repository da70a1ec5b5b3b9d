import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSource } from "../helpers/source-files.ts";

interface Service {
  image?: string;
  build?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
}

describe("docker-compose.yml", () => {
  const compose = parse(readSource("docker-compose.yml")) as {
    services: { database: Service; atlas: Service };
    volumes: Record<string, unknown>;
  };
  const { database, atlas } = compose.services;

  it("pins PostGIS by version, 15/3.3 or newer", () => {
    const [, postgres, postgis] = /^postgis\/postgis:(\d+)-(\d+\.\d+)$/.exec(database.image ?? "") ?? [];
    expect(Number(postgres)).toBeGreaterThanOrEqual(15);
    expect(Number(postgis)).toBeGreaterThanOrEqual(3.3);
  });

  it("keeps the data on a named volume and asks the database how it is", () => {
    expect(database.volumes).toContain("database:/var/lib/postgresql/data");
    expect(Object.keys(compose.volumes)).toContain("database");
    expect(database.healthcheck?.test).toContain("pg_isready");
  });

  it("starts the atlas only when the database is healthy, and points it there", () => {
    expect(atlas.depends_on?.database?.condition).toBe("service_healthy");
    expect(atlas.environment?.DATABASE_URL).toMatch(/@database:5432\/atlas$/);
  });

  it("holds no password and is reachable from this machine only", () => {
    expect(database.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{ATLAS_DB_PASSWORD:\?/);
    expect(atlas.ports?.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
    expect(database.ports).toBeUndefined();
  });

  it("runs the container as an unprivileged user and builds what .dockerignore lets through", () => {
    const dockerfile = readSource("Dockerfile");
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK/m);
    const ignored = readSource(".dockerignore").split("\n");
    for (const copied of ["data", "server", "client"]) expect(ignored).not.toContain(copied);
  });
});
