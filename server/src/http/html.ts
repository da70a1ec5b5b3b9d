const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is HTML already. Only the `html` tag makes one, so whatever else is put into a page is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Hole = Html | string | number | undefined | readonly Hole[];

function fill(hole: Hole): string {
  if (hole === undefined) return "";
  if (hole instanceof Html) return hole.text;
  if (typeof hole === "string" || typeof hole === "number") {
    return String(hole).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  }
  return hole.map(fill).join("");
}

/** HTML with holes: texts are escaped, lists joined, HTML put in as it is. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(strings.map((text, index) => (index < holes.length ? text + fill(holes[index]) : text)).join(""));
}
