import type { Refusal } from "../../domain/kernel/refusal.ts";
import { type ProblemCode, problems } from "./problems.ts";

/** A problem that ends a request; thrown inside the HTTP adapter only, turned into RFC 9457 at its edge. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.name = "Problem";
    this.code = code;
    this.facts = facts;
  }
}

/** One thing that is wrong with a request: where in the body by JSON pointer, in the query or among the headers, and what would be right. */
export interface FieldError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  readonly detail: string;
}

/** The answer of a problem: application/problem+json with the type's constant title and the case's own detail. */
export const problemAnswer = (problem: Problem, instance: string) => {
  const { status, title } = problems[problem.code];
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(typeof problem.facts.retryAfterSeconds === "number"
        ? { "retry-after": String(problem.facts.retryAfterSeconds) }
        : {}),
    },
    body: { type: `/problems/${problem.code}`, title, status, detail: problem.message, instance, ...problem.facts },
  };
};

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

// A problem document keeps "status" for the HTTP number (RFC 9457), so where a case stands is told under another name.
const extensionsOf = ({ status, ...facts }: Readonly<Record<string, unknown>>) =>
  status === undefined ? facts : { currentStatus: status, ...facts };

/** A domain's refusal as a problem. A code without a row in the table is a bug, found by a test before it can be met here. */
export const problemOfRefusal = ({ code, ...facts }: Refusal & Readonly<Record<string, unknown>>): Problem => {
  if (!isProblemCode(code)) throw new Error(`refusal ${code} has no row in the problem table`);
  return new Problem(code, problems[code].remedy, extensionsOf(facts));
};

/** The answer to something that does not exist or is not the caller's: the same words for both, so that ids cannot be probed. */
export const notFound = (what: string): Problem =>
  new Problem("not-found", `There is no such ${what}, or it is not yours.`);

/** The answer to a cursor that we did not give out for this list. */
export const invalidCursor = (): Problem =>
  new Problem("invalid-request", "The cursor is not one of this list.", {
    errors: [{ parameter: "cursor", detail: "Send nextCursor as it was answered, to the same list, or leave it out." }],
  });
