import type * as z from "zod";
import { invariant } from "../../domain/kernel/invariant.ts";

/** The four APIs; each has a prefix, a deployed Lambda and token roles of its own. */
export const AUDIENCES = {
  storefront: { prefix: "/storefront/v1", roles: ["buyer"] },
  seller: { prefix: "/seller/v1", roles: ["seller"] },
  agent: { prefix: "/agent/v1", roles: ["agent", "senior_agent"] },
  platform: { prefix: "/platform/v1", roles: ["platform"] },
} as const;

export type Audience = keyof typeof AUDIENCES;
export type TokenRole = (typeof AUDIENCES)[Audience]["roles"][number];

/** What an answer can be. */
export type AnswerMedia = "application/json" | "text/markdown";

/**
 * One operation of the API, as plain data: API Gateway, the local server, the API document and the tests are made of it.
 * `path` is below the audience's prefix; `entry` names the use-case file `<entry>.http.ts`.
 */
export interface Route {
  readonly audience: Audience;
  readonly method: "GET" | "POST" | "PUT";
  readonly path: `/${string}`;
  readonly entry: string;
  readonly summary: string;
  /** Narrower than the audience's roles where only some of them may. */
  readonly roles?: readonly TokenRole[];
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly response?: z.ZodType;
  /** The status of success. */
  readonly status: 200 | 201 | 202;
  /** Bodies are JSON unless a route says otherwise. */
  readonly media?: "application/x-ndjson";
  /** Answers are JSON unless a route offers more; the caller's Accept header chooses, and the first serves who has no choice. */
  readonly produces?: readonly AnswerMedia[];
  /** The next action of a case that this route performs, so that a case can link to it. */
  readonly action?: string;
  /** A POST that changes nothing (a preview) needs no Idempotency-Key; every other POST does. */
  readonly changesNothing?: true;
}

/** The full path as API Gateway and the local server know it. */
export const fullPath = (route: Pick<Route, "audience" | "path">): string =>
  `${AUDIENCES[route.audience].prefix}${route.path}`;

/** The API that a token role calls. */
export const audienceOf = (role: TokenRole): Audience => {
  const found = (Object.keys(AUDIENCES) as Audience[]).find((audience) =>
    (AUDIENCES[audience].roles as readonly TokenRole[]).includes(role),
  );
  invariant(found !== undefined, `${role} is a role of an audience`);
  return found;
};

/** The token roles that may call a route. */
export const rolesOf = (route: Pick<Route, "audience" | "roles">): readonly TokenRole[] =>
  route.roles ?? AUDIENCES[route.audience].roles;
