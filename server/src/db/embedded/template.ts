// A template is a whole database, migrated and filled, as one compressed archive. Unpacking one takes a third of the time of making
// a database anew, so the install makes one, and the tests start from one. It is only ever a shortcut: missing or damaged, a database is made without it.
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Database } from "../contract.ts";
import type { Log, Progress } from "../log.ts";
import { atlasMigrationsDir, migrationsKey } from "../migrate.ts";
import { cacheDir, versionOf } from "./cache.ts";
import { EmbeddedDatabase } from "./embedded-database.ts";

/** A program of one version uses two: the atlas with its demo network, and the bare one of the tests. */
const templatesKept = 8;

export interface TemplateIdentity {
  /** What the template is filled with: changes whenever that changes. */
  readonly contentKey: string;
  readonly migrationsDir?: string | undefined;
  /** Default: `node_modules/.cache/atlas`. */
  readonly cacheDir?: string | undefined;
}

export interface TemplateRecipe extends TemplateIdentity {
  /** Fills the migrated database. */
  fill(database: Database): Promise<void>;
}

/** Where the template of this engine, these migrations and this content is, or would be. */
async function templatePath(identity: TemplateIdentity): Promise<string> {
  const parts = [
    await versionOf("@electric-sql/pglite"),
    await versionOf("@electric-sql/pglite-postgis"),
    await migrationsKey(identity.migrationsDir ?? atlasMigrationsDir),
    identity.contentKey,
  ];
  const key = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 20);
  return join(identity.cacheDir ?? cacheDir, `template-${key}.tar.gz`);
}

const checksumOf = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

/** The file of the template, if there is one and it is whole. */
export async function findTemplate(identity: TemplateIdentity): Promise<string | undefined> {
  const file = await templatePath(identity);
  const checksumFile = `${file}.sha256`;
  if (!existsSync(file) || !existsSync(checksumFile)) return undefined;
  return (await readFile(checksumFile, "utf8")) === (await checksumOf(file)) ? file : undefined;
}

/** Templates of earlier migrations and contents are of no use for long. */
async function removeOldTemplates(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^template-[0-9a-f]+\.tar\.gz$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), madeAt: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { path } of files.sort((a, b) => b.madeAt - a.madeAt).slice(templatesKept)) {
    await rm(path, { force: true });
    await rm(`${path}.sha256`, { force: true });
  }
}

/** Makes the template anew and puts it into the cache. Two makers at once do no harm: the later one's replaces the same. */
export async function makeTemplate(
  recipe: TemplateRecipe,
  log: Log,
  progress: Progress = (step) => log.info({}, step),
): Promise<string> {
  const file = await templatePath(recipe);
  await mkdir(dirname(file), { recursive: true });
  const workDir = await mkdtemp(join(tmpdir(), "asm-atlas-template-"));
  const draft = `${file}.${randomUUID()}`;
  try {
    const database = await EmbeddedDatabase.open(
      { dataDir: workDir, migrationsDir: recipe.migrationsDir },
      log,
      progress,
    );
    try {
      await recipe.fill(database);
      progress("writing the database template");
      await database.dump(draft);
    } finally {
      await database.close();
    }
    await writeFile(`${draft}.sha256`, await checksumOf(draft));
    await rename(`${draft}.sha256`, `${file}.sha256`);
    await rename(draft, file);
    await removeOldTemplates(dirname(file));
    return file;
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.sha256`, { force: true });
    await rm(workDir, { recursive: true, force: true });
  }
}

/** The template, made now if there is none. */
export async function ensureTemplate(recipe: TemplateRecipe, log: Log, progress?: Progress): Promise<string> {
  return (await findTemplate(recipe)) ?? makeTemplate(recipe, log, progress);
}
