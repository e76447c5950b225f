import middy from "@middy/core";
import httpRouterHandler from "@middy/http-router";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Runtime } from "../runtime/runtime.ts";
import type { HttpAnswer, HttpRequest } from "./exchange.ts";
import { parseRequest } from "./parse-request.ts";
import { Problem, problemAnswer } from "./problem.ts";
import { fullPath, type Route } from "./route.ts";

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

/** A use case behind a route. Refusals come back as problems, bugs throw. */
export type HttpHandler = (request: HttpRequest<never, never>, runtime: Runtime) => Promise<HttpAnswer>;

/** A route with the use case that answers it. */
export interface Operation {
  readonly route: Route;
  readonly handle: HttpHandler;
}

// Answers are personal; nothing between us and the caller may keep them.
const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

const serialised = ({ status, body, text, headers }: HttpAnswer): Result => ({
  statusCode: status,
  headers: { ...HEADERS, "content-type": "application/json", ...headers },
  ...(text === undefined ? {} : { body: text }),
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

// Only what is marked as a problem may be shown; everything else is a fault of ours and says so without detail.
const failed = (error: unknown, requestId: string, runtime: Runtime): Result => {
  if (error instanceof Problem) return serialised(problemAnswer(error, requestId));
  runtime.log.error("request failed", { requestId, error: error instanceof Error ? error.stack : String(error) });
  const fault = new Problem("internal-error", "Nothing was changed. Quote the instance when you report it.");
  return serialised(problemAnswer(fault, requestId));
};

const routeHandler =
  ({ route, handle }: Operation, runtime: Runtime) =>
  async (event: Event): Promise<Result> => {
    const requestId = event.requestContext.requestId;
    try {
      const answer = await handle(
        parseRequest(event, route, runtime.clock.now()) as HttpRequest<never, never>,
        runtime,
      );
      runtime.log.info("request", { requestId, route: route.entry, status: answer.status });
      return serialised(answer);
    } catch (error) {
      const answer = failed(error, requestId, runtime);
      runtime.log.info("request", { requestId, route: route.entry, status: answer.statusCode });
      return answer;
    }
  };

/** The Lambda handler of one audience: middy with its router over the audience's operations. */
export const audienceHandler = (operations: readonly Operation[], runtime: Runtime) =>
  middy<Event, Result>().handler(
    httpRouterHandler<Event, Result>({
      routes: operations.map((operation) => ({
        method: operation.route.method,
        path: fullPath(operation.route),
        handler: routeHandler(operation, runtime),
      })),
      notFoundResponse: async () => {
        throw new Problem("not-found", "There is no such path.");
      },
    }),
  );
