import { audienceHandler, type Operation } from "../../adapters/http/audience-handler.ts";
import { AUDIENCES, type Audience, fullPath } from "../../adapters/http/route.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Gate } from "../gate.ts";
import type { Authorize } from "../identity/authorizer.ts";
import type { LocalAnswer, LocalRow } from "./exchange.ts";
import { gatewayEvent, lambdaContext } from "./gateway-event.ts";

export interface ApiOptions {
  readonly operations: readonly Operation[];
  readonly runtime: Runtime;
  readonly authorize: Authorize;
  readonly gate: Pick<Gate, "pass">;
}

/** As much as Lambda takes in one invocation. */
export const API_BODY_BYTES_MAX = 6 * 1024 * 1024;

const rowsOf = (audience: Audience, { operations, runtime, authorize, gate }: ApiOptions): readonly LocalRow[] => {
  const own = operations.filter(({ route }) => route.audience === audience);
  const handler = audienceHandler(own, runtime);
  return own.map(({ route }): LocalRow => {
    const path = fullPath(route);
    const routeKey = `${route.method} ${path}`;
    return {
      method: route.method,
      path,
      bodyBytesMax: API_BODY_BYTES_MAX,
      handle: async (request, params): Promise<LocalAnswer> => {
        const claims = await authorize(request.headers.authorization);
        const invoke = () => {
          const event = gatewayEvent(request, { routeKey, params, claims, nowMs: Date.parse(runtime.clock.now()) });
          return handler(event, lambdaContext(`${audience}-api`, request.requestId));
        };
        // What belongs to a jump of the clock must not wait for its end.
        const { statusCode, headers, body } = await (request.isOurOwn ? invoke() : gate.pass(invoke));
        const answered = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
        return { status: statusCode ?? 200, headers: Object.fromEntries(answered), body: body ?? "" };
      },
    };
  });
};

/** The four APIs, each behind the handler that is its Lambda in AWS. */
export const apiRows = (options: ApiOptions): readonly LocalRow[] =>
  (Object.keys(AUDIENCES) as Audience[]).flatMap((audience) => rowsOf(audience, options));
