import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from "aws-lambda";
import type { TextClaims } from "../identity/authorizer.ts";
import type { LocalRequest } from "./exchange.ts";
import { decodedPath } from "./row-table.ts";

/** What API Gateway knows of a request beyond its bytes. */
export interface Matched {
  /** `GET /storefront/v1/returns/{returnId}` */
  readonly routeKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly claims: TextClaims;
  readonly nowMs: number;
}

/** Media types that API Gateway hands over as text; any other body arrives in base64. */
const TEXT_MEDIA =
  /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)\b|application\/[^;]+\+(json|xml)\b)/i;

const isText = ({ headers }: LocalRequest): boolean => TEXT_MEDIA.test(headers["content-type"] ?? "application/json");

// Repeated parameters are joined by commas in this payload format.
const queryOf = (search: string): Record<string, string> | undefined => {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search))
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  return Object.keys(query).length === 0 ? undefined : query;
};

const bodyOf = (request: LocalRequest) => {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const asText = isText(request);
  return { body: request.body.toString(asText ? "utf8" : "base64"), isBase64Encoded: !asText };
};

/** The event that API Gateway's HTTP API would hand to the Lambda (payload format 2.0, after its JWT authorizer). */
export const gatewayEvent = (
  request: LocalRequest,
  { routeKey, params, claims, nowMs }: Matched,
): APIGatewayProxyEventV2WithJWTAuthorizer => {
  const path = decodedPath(request.path);
  const query = queryOf(request.search);
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: request.search,
    headers: { ...request.headers },
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(params).length > 0 && { pathParameters: { ...params } }),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: request.headers.host ?? "localhost",
      domainPrefix: "localhost",
      http: {
        method: request.method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey,
      stage: "$default",
      time: new Date(nowMs).toUTCString(),
      timeEpoch: nowMs,
      authorizer: { principalId: "", integrationLatency: 0, jwt: { claims: { ...claims }, scopes: [] } },
    },
    ...bodyOf(request),
  };
};

/** API Gateway gives up on a Lambda after 30 seconds. */
const TIME_LIMIT_MS = 30_000;

/** What a Lambda learns of its invocation, as far as it means anything here. */
export const lambdaContext = (functionName: string, awsRequestId: string): Context => {
  const startedAtMs = performance.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: "512",
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => TIME_LIMIT_MS - (performance.now() - startedAtMs),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};
