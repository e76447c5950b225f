import { randomUUID } from "node:crypto";
import { audienceHandler } from "../../adapters/http/audience-handler.ts";
import { AUDIENCES, type Audience, fullPath, type Route } from "../../adapters/http/route.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { operations } from "../../functions/operations.ts";
import { gatewayEvent, lambdaContext } from "../http/gateway-event.ts";
import type { Identity } from "../identity/issuer.ts";
import type { Step } from "./life.ts";

/** Sends a step and gives its answer's body; throws when it is refused. */
export type Send = (step: Step) => Promise<Readonly<Record<string, unknown>>>;

const patternOf = (route: Route): RegExp =>
  new RegExp(`^${fullPath(route).replaceAll(/\{(\w+)\}/g, (_, name) => `(?<${name}>[^/]+)`)}$`);

const rows = operations.map(({ route }) => ({ route, pattern: patternOf(route) }));

const matched = (method: string, path: string) => {
  for (const { route, pattern } of rows) {
    const params = route.method === method ? pattern.exec(path) : null;
    if (params !== null) return { route, params: { ...params.groups } };
  }
  throw new Error(`there is no ${method} ${path}`);
};

const claimsOf = ({ role, subject, sellerId }: Identity): Record<string, string> => ({
  role,
  sub: subject,
  ...(sellerId === undefined ? {} : { sellerId }),
});

/** The Lambdas of the four APIs, called as API Gateway calls them, without a wire in between. */
export const lambdaDoor = (runtime: Runtime): Send => {
  const handlers = new Map(
    (Object.keys(AUDIENCES) as Audience[]).map((audience) => [
      audience,
      audienceHandler(
        operations.filter(({ route }) => route.audience === audience),
        runtime,
      ),
    ]),
  );
  return async (step) => {
    const [path = "", search = ""] = step.path.split("?");
    const { route, params } = matched(step.method, path);
    const requestId = randomUUID();
    const request = {
      method: step.method,
      path,
      search,
      headers: { "content-type": "application/json", "idempotency-key": requestId },
      body: Buffer.from(step.body === undefined ? "" : JSON.stringify(step.body)),
      sourceIp: "127.0.0.1",
      isOurOwn: false,
      requestId,
    };
    const routeKey = `${route.method} ${fullPath(route)}`;
    const nowMs = Date.parse(runtime.clock.now());
    const event = gatewayEvent(request, { routeKey, params, claims: claimsOf(step.by), nowMs });
    const answer = await handlers.get(route.audience)?.(event, lambdaContext(route.audience, requestId));
    if (answer === undefined || (answer.statusCode ?? 500) >= 400)
      throw new Error(`${step.method} ${step.path}: ${answer?.body}`);
    return JSON.parse(answer.body ?? "{}");
  };
};
