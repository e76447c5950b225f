import * as z from "zod";
import { type AnswerMedia, fullPath, type Route, rolesOf } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

/** Schemas that have an id are said once for the whole document. */
type SharedSchemas = Map<string, Json>;

const withComponentRefs = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));

const schemaOf = (schema: z.ZodType, io: "input" | "output", shared: SharedSchemas): Json => {
  const { $schema: _, $defs = {}, id: _id, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  for (const [name, { id: _named, ...definition }] of Object.entries($defs as Record<string, Json>))
    shared.set(name, withComponentRefs(definition));
  return withComponentRefs(own);
};

const PROBLEM = { $ref: "#/components/responses/Problem" };

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

const queryParameters = (query: z.ZodType | undefined, shared: SharedSchemas): readonly Json[] => {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input", shared) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
};

const headerParameters = ({ method, changesNothing }: Route): readonly Json[] =>
  method === "POST" && !changesNothing
    ? [{ $ref: "#/components/parameters/IdempotencyKey" }, { $ref: "#/components/parameters/IfMatch" }]
    : [];

const requestBody = ({ body, media }: Route, shared: SharedSchemas): Json => {
  if (media !== undefined)
    return { requestBody: { required: true, content: { [media]: { schema: { type: "string" } } } } };
  if (body === undefined) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input", shared) } } },
  };
};

const contentOf = ({ response, produces = ["application/json"] }: Route, shared: SharedSchemas): Json =>
  Object.fromEntries(
    produces.flatMap((media): readonly (readonly [AnswerMedia, Json])[] => {
      if (media !== "application/json") return [[media, { schema: { type: "string" } }]];
      return response === undefined ? [] : [[media, { schema: schemaOf(response, "output", shared) }]];
    }),
  );

const responses = (route: Route, shared: SharedSchemas): Json => {
  const content = contentOf(route, shared);
  return {
    [route.status]: {
      description: route.summary,
      ...(Object.keys(content).length === 0 ? {} : { content }),
    },
    default: PROBLEM,
  };
};

const operation = (route: Route, shared: SharedSchemas): Json => ({
  operationId: `${route.audience}-${route.entry}`,
  summary: route.summary,
  description: `For ${rolesOf(route).join(" or ")}.`,
  tags: [route.audience],
  security: [{ token: [] }],
  parameters: [...pathParameters(route.path), ...queryParameters(route.query, shared), ...headerParameters(route)],
  ...requestBody(route, shared),
  responses: responses(route, shared),
});

const components = {
  securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  parameters: {
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      required: true,
      description: "Names the request: sending it again under the same key gives the first answer again.",
      schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,128}$" },
    },
    IfMatch: {
      name: "If-Match",
      in: "header",
      required: false,
      description: "The ETag of the case as it was read; refused with 412 when the case has changed since.",
      schema: { type: "string" },
    },
  },
  responses: {
    Problem: {
      description: "What is wrong, and what would mend it (RFC 9457). Each type has a page under /problems.",
      content: {
        "application/problem+json": {
          schema: {
            type: "object",
            required: ["type", "title", "status", "detail", "instance"],
            properties: {
              type: { type: "string" },
              title: { type: "string" },
              status: { type: "integer" },
              detail: { type: "string" },
              instance: { type: "string" },
            },
          },
        },
      },
    },
  },
};

/** The API document (OpenAPI 3.1) of route rows; the rows' schemas are the document's. */
export const openApi = (routes: readonly Route[], version: string): Json => {
  const shared: SharedSchemas = new Map();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = fullPath(route);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, shared) };
  }
  return {
    openapi: "3.1.1",
    info: { title: "Recourse", version, summary: "After-sales and dispute resolution for marketplaces" },
    paths,
    components: { ...components, schemas: Object.fromEntries(shared) },
  };
};
