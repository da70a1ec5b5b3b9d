import { type Html, html } from "../../http/html.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly unknown[];
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

const methods = ["get", "post", "delete"] as const;

/** A parameter written out or referred to. */
function resolve(api: ApiDocument, parameter: unknown): Parameter {
  const reference = (parameter as { $ref?: string }).$ref;
  const named = reference === undefined ? undefined : api.components.parameters[reference.replace(/^.*\//, "")];
  return named ?? (parameter as Parameter);
}

function schemaWords(schema: Parameter["schema"]): string {
  const codes = schema?.enum;
  return Array.isArray(codes)
    ? codes.join(" | ")
    : [schema?.type, schema?.format].filter((part) => typeof part === "string").join(", ");
}

function parameterTable(api: ApiDocument, parameters: readonly unknown[]): Html {
  return html`<div class="scroll"><table><tbody>${parameters.map((entry) => {
    const parameter = resolve(api, entry);
    return html`<tr><td><code>${parameter.name}</code></td><td class="faint">${parameter.in}</td><td>${schemaWords(parameter.schema)}</td><td>${parameter.description}</td></tr>\n`;
  })}</tbody></table></div>`;
}

/** The OpenAPI document as a page to read: each path, what it answers, what it takes. */
export function apiMain(api: ApiDocument): Html {
  return html`${Object.entries(api.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Readonly<Record<string, Operation | undefined>>)[method];
      if (!operation) return [];
      const { servers } = item as { servers?: unknown };
      return [
        html`<section><h2><code>${method.toUpperCase()} ${servers === undefined ? "/ogc" : ""}${path}</code></h2>
<p>${operation.summary}${operation.description ? html`<br><span class="faint">${operation.description}</span>` : ""}</p>
${operation.parameters?.length ? parameterTable(api, operation.parameters) : ""}</section>\n`,
      ];
    }),
  )}`;
}
