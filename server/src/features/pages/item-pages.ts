import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { Language } from "../../http/format.ts";
import { type Html, html } from "../../http/html.ts";
import { type FeatureRow, featureId } from "../feature.ts";
import type { LayerView } from "../layer-view.ts";
import type { Link } from "../links.ts";

const words = {
  en: {
    range: (from: number, to: number, all: number) => (all === 0 ? "No features." : `${from}–${to} of ${all} features`),
    past: (all: number) => `Past the last of ${all} features.`,
    next: "Next page",
    previous: "Previous page",
    missing: { internal: "not assessed", published: "not told" },
    geometry: "Geometry",
    yes: "yes",
    no: "no",
  },
  mn: {
    range: (from: number, to: number, all: number) =>
      all === 0 ? "Бичлэг алга." : `Нийт ${all} бичлэгийн ${from}–${to}`,
    past: (all: number) => `Нийт ${all} бичлэгээс цааш.`,
    next: "Дараагийн хуудас",
    previous: "Өмнөх хуудас",
    missing: { internal: "үнэлээгүй", published: "заагаагүй" },
    geometry: "Геометр",
    yes: "тийм",
    no: "үгүй",
  },
} as const;

function valueText(view: LayerView, field: Field, value: unknown, language: Language): Html {
  if (value === null || value === undefined)
    return html`<em class="faint">${words[language].missing[view.projection]}</em>`;
  if (typeof value === "boolean") return html`${value ? words[language].yes : words[language].no}`;
  const label = (code: unknown) => field.codes?.find((entry) => entry.code === code)?.label[language] ?? String(code);
  if (field.type === "json" || field.type === "area") return html`<code>${JSON.stringify(value)}</code>`;
  if (Array.isArray(value)) return html`${value.map(label).join(", ")}`;
  if (field.type === "url" && /^https?:\/\//.test(String(value)))
    return html`<a href="${String(value)}" rel="noreferrer">${String(value)}</a>`;
  return html`${label(value)}`;
}

/** Columns of the table of items: a page of a table, not the whole record. */
const columnsAtMost = 8;

export function itemsMain(
  view: LayerView,
  rows: readonly FeatureRow[],
  page: { readonly offset: number; readonly matched: number },
  links: readonly Link[],
  language: Language,
): Html {
  const says = words[language];
  const fields = view.fields
    .filter((field) => field.name !== view.shape.idField && field.type !== "json" && field.type !== "area")
    .slice(0, columnsAtMost);
  const next = links.find((link) => link.rel === "next");
  const previous = links.find((link) => link.rel === "prev");
  const count =
    rows.length === 0 && page.matched > 0
      ? says.past(page.matched)
      : says.range(page.offset + 1, page.offset + rows.length, page.matched);
  return html`<p>${count}</p>
<div class="scroll"><table>
<thead><tr><th scope="col">id</th>${fields.map((field) => html`<th scope="col">${field.label[language]}</th>`)}</tr></thead>
<tbody>${rows.map((row) => {
    const id = featureId(view, row);
    return html`<tr><td><a href="/ogc/collections/${view.layer.id}/items/${encodeURIComponent(id)}?f=html">${id}</a></td>${fields.map(
      (field) => html`<td>${valueText(view, field, row[field.name], language)}</td>`,
    )}</tr>\n`;
  })}</tbody></table></div>
<p class="pages">${previous ? html`<a href="${previous.href}" rel="prev">${says.previous}</a>` : ""}${
    next ? html`<a href="${next.href}" rel="next">${says.next}</a>` : ""
  }</p>`;
}

export function itemMain(view: LayerView, row: FeatureRow, language: Language): Html {
  return html`<div class="scroll"><table><tbody>
${view.fields.map(
  (field) =>
    html`<tr><th scope="row">${field.label[language]}<br><code class="faint">${field.name}</code></th><td>${valueText(view, field, row[field.name], language)}</td></tr>\n`,
)}${
  row.geojson === null
    ? ""
    : html`<tr><th scope="row">${words[language].geometry}</th><td><code>${row.geojson.length > 500 ? `${row.geojson.slice(0, 500)} …` : row.geojson}</code></td></tr>`
}
</tbody></table></div>`;
}
