import { type ProblemRow, row } from "./problem-row.ts";
import { refusalProblems } from "./refusal-problems.ts";

/** Problems of the protocol, before any domain is asked. */
const protocolProblems = {
  "invalid-request": row(400, "The request is not valid", "Correct the fields listed in errors and send it again."),
  "idempotency-key-missing": row(
    400,
    "An Idempotency-Key is missing",
    "Send a header Idempotency-Key of 1 to 128 visible characters.",
  ),
  unauthenticated: row(
    401,
    "The token is missing or not valid",
    "Send a current token of this audience as a Bearer token.",
  ),
  "role-not-allowed": row(403, "This role may not do that", "Use a token of a role that the operation lists."),
  "not-found": row(404, "Not found", "Check the id; what is not yours is not found."),
  "method-not-allowed": row(405, "The path exists, the method does not", "Use one of the methods in allow."),
  "not-acceptable": row(
    406,
    "No form of the answer is accepted",
    "Send one of the offered media types in Accept, or leave it out.",
  ),
  "version-mismatch": row(412, "The case has changed", "Read the case again and decide on its current version."),
  "request-too-large": row(413, "The request is too large", "Send less than maxBytes at a time."),
  "unsupported-media-type": row(
    415,
    "The media type is not supported",
    "Send the media type that the operation expects.",
  ),
  "idempotency-key-reused": row(
    422,
    "The Idempotency-Key was used for another request",
    "Use a new key for a new request.",
  ),
  "concurrent-change": row(409, "Others are changing the case", "Send the same request again, with the same key."),
  "upstream-unavailable": row(503, "A system that we depend on does not answer", "Try again after retryAfterSeconds."),
  "internal-error": row(
    500,
    "Something went wrong on our side",
    "Nothing was changed. Quote the instance when you report it.",
  ),
} satisfies Record<string, ProblemRow>;

/** Every problem that leaves this system, by the code that its `type` ends with. */
export const problems = { ...protocolProblems, ...refusalProblems };

export type ProblemCode = keyof typeof problems;
