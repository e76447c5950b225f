import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { HttpApi, HttpStage, type IHttpRouteAuthorizer, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Audience, Route } from "../../adapters/http/route.ts";
import { ACCESS_LOG_FORMAT } from "../config/access-log-format.ts";
import type { Settings } from "../config/settings.ts";
import { API_THROTTLE, type FunctionSize, HTTP_SIZE, IMPORT_SIZE, LOG_RETENTION } from "../config/sizes.ts";
import { bindAccess } from "../constructs/bind-access.ts";
import { CaseFunction } from "../constructs/case-function.ts";
import { HttpRoutes } from "../constructs/http-routes.ts";
import { UserPoolIssuer } from "../constructs/user-pool-issuer.ts";
import type { DataStack } from "./data-stack.ts";

export interface ApiStackProps {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly handlers: string;
  readonly routes: readonly Route[];
}

/** The HTTP API: one Lambda for each audience, every route behind the JWT authorizer. Without CORS: browsers of other origins are not served. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly functions: Readonly<Record<Audience, CaseFunction>>;

  constructor(scope: Construct, id: string, { data, settings, handlers, routes }: ApiStackProps) {
    super(scope, id, { description: "Recourse: HTTP API" });
    this.api = new HttpApi(this, "Api", { apiName: id, createDefaultStage: false });
    this.stage = this.liveStage();
    const audience = (name: Audience, size: FunctionSize = HTTP_SIZE) => {
      const target = new CaseFunction(this, name, { name, handlers, size });
      bindAccess(target, name, { data, settings });
      return target;
    };
    this.functions = {
      storefront: audience("storefront"),
      seller: audience("seller"),
      agent: audience("agent"),
      platform: audience("platform", IMPORT_SIZE),
    };
    new HttpRoutes(this, "Routes", {
      api: this.api,
      authorizer: this.authorizer(settings),
      functions: this.functions,
      routes,
    });
    new CfnOutput(this, "Url", { value: this.stage.url });
  }

  private liveStage(): HttpStage {
    const logGroup = new LogGroup(this, "AccessLogs", {
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, "Live", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: API_THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG_FORMAT },
    });
  }

  private authorizer({ ownIssuer, stage, callbackUrl }: Settings): IHttpRouteAuthorizer {
    if (ownIssuer !== undefined)
      return new HttpJwtAuthorizer("OwnIssuer", ownIssuer.url, { jwtAudience: [...ownIssuer.audiences] });
    const { pool, clients } = new UserPoolIssuer(this, "Issuer", { stage, callbackUrl });
    return new HttpJwtAuthorizer("UserPool", pool.userPoolProviderUrl, {
      jwtAudience: clients.map(({ userPoolClientId }) => userPoolClientId),
    });
  }
}
