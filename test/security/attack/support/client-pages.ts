import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The least a build of the client holds: its page, one script, one icon. What they say is the same in every world; what the server adds is not. */
const files: Readonly<Record<string, string>> = {
  "index.html": `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ASM Atlas</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<script type="module" src="/assets/index-abcdefgh.js"></script>
</head>
<body><div id="root"></div></body>
</html>
`,
  "favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  "assets/index-abcdefgh.js": "export {};\n",
};

/** Writes them into a folder beside the data and gives its path. */
export async function pagesOfTheClient(besides: string): Promise<string> {
  const folder = `${besides}-pages`;
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
  }
  return folder;
}
