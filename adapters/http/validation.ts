import type { z } from "zod";
import { type FieldError, Problem } from "./problem.ts";

/** Deepest errors first would bury the useful one; this many are enough to correct a request. */
const ERRORS_MAX = 20;

const escaped = (part: PropertyKey): string => String(part).replaceAll("~", "~0").replaceAll("/", "~1");

const pointerOf = (path: readonly PropertyKey[]): string => `#${path.map((part) => `/${escaped(part)}`).join("")}`;

const errorsOf = (issue: z.core.$ZodIssue): readonly FieldError[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        detail: "This field is not known; leave it out.",
      }))
    : [{ pointer: pointerOf(issue.path), detail: issue.message }];

/** The wrong fields of a value, as a problem document names them. */
export const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.flatMap(errorsOf).slice(0, ERRORS_MAX);

/** What a schema makes of a value, or the problem that names each wrong field by JSON pointer (RFC 6901). */
export const validated = <Output>(schema: z.ZodType<Output>, value: unknown, part: "body" | "query"): Output => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error);
  throw new Problem("invalid-request", `The ${part} does not have the form that the operation expects.`, { errors });
};
