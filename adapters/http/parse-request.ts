import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import type { Instant } from "../../domain/kernel/instant.ts";
import { acceptedMedia } from "./accepted-media.ts";
import { callerOf } from "./caller.ts";
import type { HttpRequest } from "./exchange.ts";
import { notFound, Problem } from "./problem.ts";
import { type AnswerMedia, type Route, rolesOf } from "./route.ts";
import { validated } from "./validation.ts";

/** A JSON command is small; a megabyte of it is an accident or an attack. Lines of an import may be many. */
const BODY_BYTES_MAX = { "application/json": 256 * 1024, "application/x-ndjson": 5 * 1024 * 1024 } as const;

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const textOf = (event: Event): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString("utf8") : (event.body ?? "");

const checkMedia = (event: Event, expected: keyof typeof BODY_BYTES_MAX, text: string): void => {
  const maxBytes = BODY_BYTES_MAX[expected];
  if (Buffer.byteLength(text) > maxBytes)
    throw new Problem("request-too-large", `The body is larger than ${maxBytes} bytes.`, { maxBytes });
  const sent = event.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (text !== "" && sent !== undefined && sent !== expected)
    throw new Problem("unsupported-media-type", `Send ${expected}.`, { expected });
};

const json = (text: string): unknown => {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    const errors = [{ pointer: "#", detail: "The body is not well-formed JSON." }];
    throw new Problem("invalid-request", "The body is not well-formed JSON.", { errors });
  }
};

const bodyOf = (event: Event, route: Route): unknown => {
  if (route.method === "GET") return undefined;
  const text = textOf(event);
  const media = route.media ?? "application/json";
  checkMedia(event, media, text);
  if (media === "application/x-ndjson") return text;
  return route.body === undefined ? undefined : validated(route.body, json(text), "body");
};

const keyOf = (event: Event, route: Route): string | undefined => {
  if (route.method !== "POST" || route.changesNothing) return undefined;
  const key = event.headers["idempotency-key"];
  if (key === undefined || !/^[\x21-\x7e]{1,128}$/.test(key))
    throw new Problem("idempotency-key-missing", "Send a header Idempotency-Key of 1 to 128 visible characters.");
  return key;
};

const expectedVersionOf = (event: Event): number | undefined => {
  const header = event.headers["if-match"];
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  const errors = [{ header: "If-Match", detail: 'Send the ETag as it was read, e.g. "7".' }];
  throw new Problem("invalid-request", "If-Match is not an ETag of ours.", { errors });
};

const accepted = (event: Event, { produces = ["application/json"] }: Route): AnswerMedia => {
  // Where there is one form only, a caller who asks for another is better served with it than with nothing.
  if (produces.length === 1) return produces[0] ?? "application/json";
  const media = acceptedMedia(event.headers.accept, produces);
  if (media !== undefined) return media;
  throw new Problem("not-acceptable", `Accept ${produces.join(" or ")}.`, { offered: produces });
};

/** No id is longer or has other characters; a key of the store could not hold it. */
const ID = /^[\x21-\x7e]{1,128}$/;

// API Gateway has decoded them already; decoding twice would fail on a percent sign that was meant.
const paramsOf = (event: Event): Readonly<Record<string, string>> => {
  const params = Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? ""] as const);
  if (params.some(([, value]) => !ID.test(value))) throw notFound("id");
  return Object.fromEntries(params);
};

const hashOf = (event: Event, body: unknown): string => {
  const asked = JSON.stringify([event.requestContext.http.method, event.rawPath, body]);
  return createHash("sha256").update(asked).digest("base64url");
};

/** Everything that a handler may know of a request, checked; throws the problem that says what is wrong with it. */
export const parseRequest = (event: Event, route: Route, at: Instant): HttpRequest => {
  const caller = callerOf(event.requestContext.authorizer.jwt.claims as Record<string, string>);
  const roles = rolesOf(route);
  if (!roles.includes(caller.role))
    throw new Problem("role-not-allowed", `This operation is for ${roles.join(" or ")}.`, { roles });
  const params = paramsOf(event);
  const idempotencyKey = keyOf(event, route);
  const body = bodyOf(event, route);
  const query = route.query === undefined ? {} : validated(route.query, event.queryStringParameters ?? {}, "query");
  return {
    caller,
    params,
    query,
    body,
    at,
    idempotencyKey,
    // No id has a slash, so that no caller can choose a key which makes this the command of another.
    commandId: `http:${caller.role}:${caller.id}/${idempotencyKey ?? event.requestContext.requestId}`,
    requestHash: route.method === "GET" ? "" : hashOf(event, body),
    expectedVersion: expectedVersionOf(event),
    language: event.headers["accept-language"] ?? "en",
    accepts: accepted(event, route),
    ifNoneMatch: event.headers["if-none-match"],
    requestId: event.requestContext.requestId,
  };
};
