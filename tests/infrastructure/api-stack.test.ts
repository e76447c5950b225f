import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { AUDIENCES, fullPath } from "../../adapters/http/route.ts";
import { routes } from "../../functions/routes.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { nameIn, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const api = template(stacks.api);
const deployedRoutes = resourcesOf(api, "AWS::ApiGatewayV2::Route");
const integrations = new Map(resourcesOf(api, "AWS::ApiGatewayV2::Integration").map((each) => [each.id, each]));

describe("a route row", () => {
  it.each(routes)("$method $path of $audience is deployed once, behind the authorizer", (row) => {
    const deployed = deployedRoutes.filter(
      ({ Properties }) => Properties.RouteKey === `${row.method} ${fullPath(row)}`,
    );
    expect(deployed).toHaveLength(1);
    expect(deployed[0]?.Properties).toMatchObject({
      AuthorizationType: "JWT",
      AuthorizerId: { Ref: expect.any(String) },
    });
  });

  it.each(routes)("$method $path reaches the Lambda of $audience", (row) => {
    const route = deployedRoutes.find(({ Properties }) => Properties.RouteKey === `${row.method} ${fullPath(row)}`);
    const target = nameIn(route?.Properties.Target).replace("integrations/", "");
    const { IntegrationUri, PayloadFormatVersion } = integrations.get(target)?.Properties ?? {};
    expect(nameIn(IntegrationUri)).toMatch(new RegExp(`^${row.audience}Function`));
    expect(PayloadFormatVersion).toBe("2.0");
  });

  it("is the only source of routes", () => {
    expect(deployedRoutes).toHaveLength(routes.length);
  });
});

it("each audience's Lambda may be called by this API and nobody else", () => {
  const permissions = resourcesOf(api, "AWS::Lambda::Permission");
  expect(permissions).toHaveLength(Object.keys(AUDIENCES).length);
  for (const { Properties } of permissions) {
    expect(Properties.Principal).toBe("apigateway.amazonaws.com");
    expect(nameIn(Properties.SourceArn)).toMatch(/execute-api:.*:Api[0-9A-F]{8}\/(\*\/?)+$/);
  }
});

describe("the stage", () => {
  it("throttles and measures every route", () => {
    api.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400, DetailedMetricsEnabled: true },
    });
  });

  it("logs neither who called, from where, nor with which path or query", () => {
    const [stage] = resourcesOf(api, "AWS::ApiGatewayV2::Stage");
    const settings = stage?.Properties.AccessLogSettings as { Format: string } | undefined;
    const variables = Object.values(JSON.parse(settings?.Format ?? "{}") as Record<string, string>);
    expect(variables).toContain("$context.routeKey");
    for (const personal of ["identity", "path", "query", "claims", "userAgent"])
      expect(variables.filter((variable) => variable.toLowerCase().includes(personal.toLowerCase()))).toEqual([]);
  });

  it("answers no browser of another origin", () => {
    api.hasResourceProperties("AWS::ApiGatewayV2::Api", { CorsConfiguration: Match.absent() });
  });
});

describe("without an issuer of one's own", () => {
  it("a Cognito user pool is the issuer, its two clients the audiences", () => {
    const [authorizer] = resourcesOf(api, "AWS::ApiGatewayV2::Authorizer");
    const jwt = authorizer?.Properties.JwtConfiguration as { Issuer: unknown; Audience: unknown[] } | undefined;
    expect(nameIn(jwt?.Issuer)).toMatch(/^IssuerPool/);
    expect(jwt?.Audience.map(nameIn)).toEqual([
      expect.stringMatching(/^IssuerPoolPeople/),
      expect.stringMatching(/^IssuerPoolPlatform/),
    ]);
  });

  it("there is a group for each role", () => {
    const groups = resourcesOf(api, "AWS::Cognito::UserPoolGroup").map(({ Properties }) => Properties.GroupName);
    expect(groups).toEqual(["buyer", "seller", "agent", "senior_agent", "platform"]);
  });

  it("nobody signs up alone, and everybody has a second factor", () => {
    api.hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
    });
  });

  it("people can give themselves neither a scope of ours nor a seller's id", () => {
    api.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
      WriteAttributes: ["email"],
      ReadAttributes: Match.arrayWith(["custom:sellerId"]),
    });
  });

  it("the platform's client gets the one scope recourse/platform", () => {
    const [client] = resourcesOf(api, "AWS::Cognito::UserPoolClient").filter(({ id }) => id.includes("Platform"));
    expect(client?.Properties).toMatchObject({ AllowedOAuthFlows: ["client_credentials"], GenerateSecret: true });
    const scopes = client?.Properties.AllowedOAuthScopes as unknown[] | undefined;
    expect(scopes?.map(nameIn)).toEqual([expect.stringMatching(/^IssuerPoolScopes[0-9A-F]{8}\/platform$/)]);
  });
});

describe("with an issuer of one's own", () => {
  const own = deployment({ issuer: "https://id.example.com/", audience: "returns,desk" });
  const ownApi = own.template(own.stacks.api);

  it("its tokens are the ones that count", () => {
    ownApi.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: "https://id.example.com/", Audience: ["returns", "desk"] },
    });
  });

  it("there is no user pool", () => {
    ownApi.resourceCountIs("AWS::Cognito::UserPool", 0);
  });
});
