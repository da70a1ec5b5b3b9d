import { html } from "../http/html.ts";
import { pictureSize } from "./picture.ts";
import type { SharedWords } from "./sentences.ts";
import type { ShareLanguage } from "./shared-view.ts";

interface Head {
  /** In which titles and descriptions are told. */
  readonly language: ShareLanguage;
  /** In which the page will speak: the texts of the others need not be fetched. */
  readonly reader: ShareLanguage;
  readonly words: SharedWords;
  /** The full address of the picture. */
  readonly picture: string;
}

const locales = { en: "en_GB", mn: "mn_MN" } as const;

/**
 * The page with title, description and picture of what it shows (https://ogp.me). `og:url` is left out on purpose: it would have to be the
 * exact address, which is whatever somebody typed, and previews would send everybody to a shorter one.
 */
export function withHead(page: string, { language, reader, words, picture }: Head): string {
  const tags = html`<title>${words.title}</title>
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="ASM Atlas" />
    <meta property="og:locale" content="${locales[language]}" />
    <meta property="og:title" content="${words.title}" />
    <meta property="og:description" content="${words.description}" />
    <meta property="og:image" content="${picture}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${pictureSize.width}" />
    <meta property="og:image:height" content="${pictureSize.height}" />
    <meta property="og:image:alt" content="${words.alt}" />
    <meta name="twitter:card" content="summary_large_image" />`;
  const description = html`<meta name="description" content="${words.description}" />`;
  return page
    .replace(/ *<link [^>]*data-texts="([a-z]+)"[^>]*>\n?/g, (link, spoken) => (spoken === reader ? link : ""))
    .replace(/<html lang="[a-z]+"/, () => `<html lang="${language}"`)
    .replace(/<meta name="description" content="[^"]*"\s*\/?>/, () => description.text)
    .replace(/<title>[^<]*<\/title>/, () => tags.text);
}
