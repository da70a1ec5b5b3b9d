import { execFileSync } from "node:child_process";

/** Are GDAL's programs on this machine? @throws in CI when they are not: there it is a failure, and nothing to be skipped */
export function hasGdal(): boolean {
  try {
    execFileSync("ogrinfo", ["--version"]);
    return true;
  } catch (error) {
    if (process.env.CI === "true")
      throw new Error("GDAL (gdal-bin) is missing, and in CI that is a failure", { cause: error });
    console.warn("\n*** NOT TESTED with GDAL: ogrinfo is not installed (Debian: gdal-bin). ***\n");
    return false;
  }
}

/** Features of each layer, as `ogrinfo -al -so` tells them. */
export function countsOf(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...text.matchAll(/Layer name: (\S+)[\s\S]*?Feature Count: (\d+)/g)].map(([, name, count]) => [
      String(name),
      Number(count),
    ]),
  );
}
