import { describe, expect, it } from "vitest";
import { openApi } from "../../../adapters/http/open-api.ts";
import { fullPath } from "../../../adapters/http/route.ts";
import { routes } from "../../../functions/routes.ts";

type Json = { readonly [key: string]: unknown };

const document = openApi(routes, "1.2.3");
const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Json>>>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in a value, with the path to it. */
const objectsIn = (value: unknown, path = "#"): readonly (readonly [string, Json])[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : [[path, value as Json] as const];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, `${path}/${key}`))];
};

const resolve = (ref: string): unknown =>
  ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((found, key) => (found as Json | undefined)?.[key], document);

const parametersOf = (operation: Json) =>
  (operation.parameters as readonly Json[]).map((parameter) =>
    typeof parameter.$ref === "string" ? (resolve(parameter.$ref) as Json) : parameter,
  );

describe("the API document", () => {
  it("is OpenAPI 3.1 with the version that it is given", () => {
    expect(document).toMatchObject({ openapi: "3.1.1", info: { title: "Recourse", version: "1.2.3" } });
  });

  it("has one operation a route, and no other", () => {
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
      routes.map((route) => `${route.method} ${fullPath(route)}`).sort(),
    );
  });

  it("names each operation once", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("refers only to what is in it", () => {
    const refs = objectsIn(document).flatMap(([path, { $ref }]) => (typeof $ref === "string" ? [[path, $ref]] : []));
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter(([, ref]) => !ref?.startsWith("#/") || resolve(ref) === undefined)).toEqual([]);
  });

  it("leaves nothing of a schema's own file behind: no $schema, $defs or $id inside", () => {
    const left = objectsIn(document).filter(
      ([, object]) => "$defs" in object || "$schema" in object || "$id" in object,
    );
    expect(left.map(([path]) => path)).toEqual([]);
  });

  it.each(operations.map(({ path, method, operation }) => [`${method} ${path}`, path, operation] as const))(
    "says all of %s: summary, token, path parameters once each, success and problem",
    (_name, path, operation) => {
      expect(operation.summary).toBeTypeOf("string");
      expect(operation.security).toEqual([{ token: [] }]);
      const parameters = parametersOf(operation);
      const named = parameters.map(({ in: where, name }) => `${where} ${name}`);
      expect(named).toEqual([...new Set(named)]);
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required === true)).toBe(true);
      expect(Object.keys(operation.responses as Json).some((status) => /^20[0-2]$/.test(status))).toBe(true);
      expect((operation.responses as Json).default).toEqual({ $ref: "#/components/responses/Problem" });
    },
  );

  it.each(routes.map((route) => [route.entry, route] as const))(
    "asks for an Idempotency-Key of %s exactly when it changes something by POST",
    (_entry, route) => {
      const operation = paths[fullPath(route)]?.[route.method.toLowerCase()];
      const headers = parametersOf(operation ?? {}).flatMap(({ in: where, name }) =>
        where === "header" ? [name] : [],
      );
      const changes = route.method === "POST" && !route.changesNothing;
      expect(headers).toEqual(changes ? ["Idempotency-Key", "If-Match"] : []);
    },
  );

  it("knows no body of a GET", () => {
    expect(operations.filter(({ method, operation }) => method === "get" && "requestBody" in operation)).toEqual([]);
  });
});
