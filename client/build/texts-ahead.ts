import { normalizePath, type Plugin, type Rolldown } from "vite";

const languages = ["en", "mn"] as const;

/** A file and all it imports that the page does not bring already. */
function filesOf(fileName: string, bundle: Rolldown.OutputBundle, known: Set<string>): string[] {
  if (known.has(fileName)) return [];
  known.add(fileName);
  const file = bundle[fileName];
  return [fileName, ...(file?.type === "chunk" ? file.imports.flatMap((each) => filesOf(each, bundle, known)) : [])];
}

/**
 * Lets the browser fetch the texts beside the program instead of after it: one way there and back less before the first words on a weak
 * network. The page does not know the reader's language, the server does: it takes out the links of the other (`server/src/share/page-head.ts`).
 */
export function textsAhead(): Plugin {
  return {
    name: "atlas-texts-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {}, chunk }) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        return languages.flatMap((language) => {
          const texts = chunks.find(
            ({ facadeModuleId }) =>
              facadeModuleId && normalizePath(facadeModuleId).endsWith(`/client/src/i18n/${language}.ts`),
          );
          if (!texts) throw new Error(`No file of the build has the texts in ${language}.`);
          const known = new Set(chunk ? [chunk.fileName, ...chunk.imports] : []);
          return filesOf(texts.fileName, bundle, known).map((fileName) => ({
            tag: "link",
            attrs: { rel: "modulepreload", href: `/${fileName}`, "data-texts": language },
            injectTo: "head" as const,
          }));
        });
      },
    },
  };
}
