import {
  type HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Construct } from "constructs";
import { AUDIENCES, type Audience, fullPath, type Route } from "../../adapters/http/route.ts";
import type { CaseFunction } from "./case-function.ts";

export interface HttpRoutesProps {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly functions: Readonly<Record<Audience, CaseFunction>>;
  readonly routes: readonly Route[];
}

const METHODS = { GET: HttpMethod.GET, POST: HttpMethod.POST, PUT: HttpMethod.PUT } as const;

/** The route rows as routes of API Gateway: each goes to its audience's Lambda, none without the authorizer. */
export class HttpRoutes extends Construct {
  constructor(scope: Construct, id: string, { api, authorizer, functions, routes }: HttpRoutesProps) {
    super(scope, id);
    const audiences = Object.keys(AUDIENCES) as Audience[];
    const integrations = new Map(
      audiences.map((audience) => [
        audience,
        // One permission a function instead of one a route: a function's policy holds 20 KB only.
        new HttpLambdaIntegration(audience, functions[audience].lambda, { scopePermissionToRoute: false }),
      ]),
    );
    for (const route of routes) {
      const integration = integrations.get(route.audience);
      if (integration === undefined) throw new Error(`there is no audience ${route.audience}`);
      const routeKey = HttpRouteKey.with(fullPath(route), METHODS[route.method]);
      new HttpRoute(this, `${route.method} ${fullPath(route)}`.replaceAll("/", "|"), {
        httpApi: api,
        routeKey,
        integration,
        authorizer,
      });
    }
  }
}
