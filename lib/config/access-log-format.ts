import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";

/**
 * One JSON line a request. The route as it is declared, not the path that was called, and neither query, address nor subject:
 * an access log must not become a second store of personal data.
 */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    time: "$context.requestTimeEpoch",
    route: "$context.routeKey",
    status: "$context.status",
    bytes: "$context.responseLength",
    latencyMs: "$context.responseLatency",
    integrationLatencyMs: "$context.integrationLatency",
    integrationError: "$context.integrationErrorMessage",
    authorizerError: "$context.authorizer.error",
  }),
);
