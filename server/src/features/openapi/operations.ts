/** Parts every operation of the document is made of. */

export const ref = (parameter: string) => ({ $ref: `#/components/parameters/${parameter}` });

export const content = (type: string, schema: object = { type: "object" }) => ({
  [type]: { schema },
  "text/html": { schema: { type: "string" } },
});

const problem = { $ref: "#/components/responses/problem" };

export function get(
  operationId: string,
  summary: string,
  parameters: readonly object[],
  answer: object,
  tags: readonly string[],
  extra: object = {},
) {
  return {
    operationId,
    summary,
    tags,
    parameters,
    responses: {
      "200": { description: summary, content: answer },
      "400": problem,
      "406": problem,
      "500": problem,
      "503": problem,
      ...extra,
    },
  };
}

export const notFound = { "404": problem };
