import { roundedTo } from "@asm-atlas/data/domain/publication/rules.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import { featuresOf } from "./support/controls.ts";
import { cutOffBefore, type PublicNumbers, type Row, readNumbers, type Scene } from "./support/scene.ts";

/** Numbers of people, children, seats and hectares that are finer than their unit, or told of less than the rules allow. */
function tooFine({ nation, regionPeople, trainings, kindergartens, land, summary }: PublicNumbers): string[] {
  const found: string[] = [];
  const look = (rows: readonly Row[], name: string, unit: number) => {
    for (const row of rows)
      if (Number(row[name] ?? 0) % unit !== 0) found.push(`${row.id ?? row.code} ${name}: ${row[name]}`);
  };
  for (const name of ["people", "women", "men"]) {
    look(nation, name, roundedTo.people);
    look(trainings, name, roundedTo.people);
  }
  look(nation, "children", roundedTo.children);
  look(
    nation.filter(({ subject }) => subject === "people_working" || subject === "children_2_5"),
    "sites_assessed",
    10,
  );
  look(regionPeople, "people", roundedTo.peopleInRegion);
  look(kindergartens, "seats", roundedTo.seats);
  look(
    land.filter(({ level }) => level === "province"),
    "hectares",
    roundedTo.hectaresInProvince,
  );
  const ofPeople = /people|women|men$|children|workers|seats/;
  for (const row of summary)
    for (const name of Object.keys(row)) if (ofPeople.test(name)) found.push(`${row.id} tells ${name}`);
  return found;
}

/** Fields of a kindergarten that say where it is or whom it serves. */
const telling = /lon|lat|geom|distance|nearest|serves|site|reach|children|suitab|score/;

/** Attacks 23 and 24: what is told of children and of people. */
export function attackPeople(scene: () => Scene): void {
  const numbers = () => scene().told.get(cutOffBefore);

  describe("23. Kindergartens", () => {
    it("does not learn where the children are: no field says a place, a distance or a site, and no area is less than a soum", async () => {
      const entries = await featuresOf(scene().stage.stranger, "/ogc/collections/kindergartens/items?limit=10000");
      expect(entries.length).toBeGreaterThan(3);
      for (const { properties, geometry } of entries) {
        expect(Object.keys(properties).filter((name) => telling.test(name))).toEqual([]);
        expect(geometry?.type).toMatch(/Polygon/);
        expect(properties.shown_as === "soum" ? properties.kind : "building").toBe("building");
        if (properties.shown_as === "soum") expect(["open", "season_closed"]).toContain(properties.status_group);
      }
    });
  });

  describe("24. People and freshness", () => {
    it("does not learn the people of a place: every number is a multiple of its unit, none is told below nation, region and province", () => {
      for (const told of scene().told.values()) expect(tooFine(told)).toEqual([]);
      expect(numbers()?.regionPeople.some(({ people }) => Number(people) > 0)).toBe(true);
    });

    it("would learn it from exact numbers", async () => {
      const exact = `CASE v.subject WHEN 'people_working' THEN (SELECT sum(w.workers) + 1 - sum(w.workers) % 2 FROM atlas.site_visit w) ELSE v.people END`;
      const told = await scene().stage.withView({ view: "nation_summary", columns: { people: exact } }, () =>
        readNumbers(scene()),
      );
      expect(tooFine(told).join()).toContain("people: ");
      const [row] = await scene().stage.rows<{ visits: number }>(
        sql`SELECT count(*)::int AS visits FROM atlas.site_visit`,
      );
      expect(row?.visits).toBeGreaterThan(100);
    });
  });
}
