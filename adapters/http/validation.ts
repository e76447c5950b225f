import type * as z from "zod";
import { type FieldError, Problem } from "./problem.ts";

/** Deepest errors first would bury the useful one; this many are enough to correct a request. */
const ERRORS_MAX = 20;

type Part = "body" | "query";
type Path = readonly PropertyKey[];

const escaped = (part: PropertyKey): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");

const pointerOf = (path: Path): string => `#${path.map((part) => `/${escaped(part)}`).join("")}`;

// A body is a tree, so a pointer finds the place (RFC 6901); a query is a flat list of parameters.
const placeOf = (part: Part, path: Path): Pick<FieldError, "pointer" | "parameter"> =>
  part === "body" ? { pointer: pointerOf(path) } : { parameter: String(path[0] ?? "") };

// Of several forms a value is meant to have the one that knows its fields best and that it misses least.
const nearest = (forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] => {
  const unknown = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 0), 0);
  return forms.toSorted((one, other) => unknown(one) - unknown(other) || one.length - other.length)[0] ?? [];
};

const errorsOf = (issue: z.core.$ZodIssue, part: Part): readonly FieldError[] => {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      ...placeOf(part, [...issue.path, key]),
      detail: "This field is not known; leave it out.",
    }));
  const inner = issue.code === "invalid_union" ? nearest(issue.errors) : [];
  return inner.length === 0
    ? [{ ...placeOf(part, issue.path), detail: issue.message }]
    : inner.flatMap((one) => errorsOf({ ...one, path: [...issue.path, ...one.path] }, part));
};

/** The wrong fields of a value, as a problem document names them. */
export const fieldErrors = (error: z.ZodError, part: Part = "body"): readonly FieldError[] =>
  error.issues.flatMap((issue) => errorsOf(issue, part)).slice(0, ERRORS_MAX);

/** What a schema makes of a value, or the problem that names each wrong field. */
export const validated = <Output>(schema: z.ZodType<Output>, value: unknown, part: Part): Output => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error, part);
  throw new Problem("invalid-request", `The ${part} does not have the form that the operation expects.`, { errors });
};
