import type { Language } from "../../http/format.ts";
import { type Html, html } from "../../http/html.ts";
import { filterableFields } from "../items-query.ts";
import type { LayerView } from "../layer-view.ts";
import type { Link } from "../links.ts";

const words = {
  en: {
    collections: "Collections",
    collection: "Collection",
    about: "What it holds",
    items: "Browse the features",
    fields: "Fields",
    field: "Field",
    meaning: "Meaning",
    type: "Type",
    filter: "Filter",
    note: "Precision",
    api: "Every path and parameter",
    conformance: "Standards this service keeps",
  },
  mn: {
    collections: "Цуглуулгууд",
    collection: "Цуглуулга",
    about: "Агуулга",
    items: "Бичлэгүүдийг үзэх",
    fields: "Талбарууд",
    field: "Талбар",
    meaning: "Утга",
    type: "Төрөл",
    filter: "Шүүлтүүр",
    note: "Нарийвчлал",
    api: "Бүх зам, параметр",
    conformance: "Мөрдсөн стандартууд",
  },
} as const;

function collectionTable(views: readonly LayerView[], language: Language): Html {
  const says = words[language];
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">${says.collection}</th><th scope="col">${says.about}</th></tr></thead>
<tbody>${views.map(
    ({ layer }) => html`<tr>
<td><a href="/ogc/collections/${layer.id}?f=html">${layer.title[language]}</a><br><code>${layer.id}</code></td>
<td>${layer.description[language]}</td></tr>\n`,
  )}</tbody></table></div>`;
}

export function landingMain(views: readonly LayerView[], language: Language): Html {
  const says = words[language];
  return html`<h2>${says.collections}</h2>
${collectionTable(views, language)}
<ul>
<li><a href="/ogc/api?f=html">${says.api}</a></li>
<li><a href="/ogc/conformance?f=html">${says.conformance}</a></li>
</ul>`;
}

export function collectionsMain(views: readonly LayerView[], language: Language): Html {
  return collectionTable(views, language);
}

export function conformanceMain(classes: readonly string[]): Html {
  return html`<ul>${classes.map((name) => html`<li><code>${name}</code></li>\n`)}</ul>`;
}

function fieldTable(view: LayerView, language: Language): Html {
  const says = words[language];
  const filterable = new Set(filterableFields(view.layer, view.projection).map((field) => field.name));
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">${says.field}</th><th scope="col">${says.meaning}</th><th scope="col">${says.type}</th><th scope="col">${says.filter}</th></tr></thead>
<tbody>${view.fields.map(
    (field) => html`<tr>
<td><code>${field.name}</code></td>
<td>${field.label[language]}${field.description ? html`<br><span class="faint">${field.description[language]}</span>` : ""}</td>
<td>${field.type}${field.unit ? html` <span class="faint">(${field.unit})</span>` : ""}${
      field.codes ? html`<br><span class="faint">${field.codes.map(({ code }) => code).join(", ")}</span>` : ""
    }</td>
<td>${filterable.has(field.name) ? "✓" : "–"}</td></tr>\n`,
  )}</tbody></table></div>`;
}

export function collectionMain(view: LayerView, links: readonly Link[], language: Language): Html {
  const says = words[language];
  const note = view.shape.note?.[language];
  const items = links.find((link) => link.rel === "items" && link.type === "text/html");
  return html`<p>${view.layer.description[language]}</p>
${note ? html`<h2>${says.note}</h2><p>${note}</p>` : ""}
<p><a href="${items?.href ?? ""}">${says.items}</a></p>
<h2>${says.fields}</h2>
${fieldTable(view, language)}`;
}

/** Queryables and schema, read as a table. */
export function fieldsMain(view: LayerView, language: Language): Html {
  return fieldTable(view, language);
}
