import { Aws, CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { AUDIENCES } from "../../adapters/http/route.ts";
import { ACCEPTED, accept } from "../config/accepted-findings.ts";

/** The prefix of the scopes that stand for a role: "recourse/platform". */
const SCOPE_PREFIX = "recourse";
const PASSWORD_LENGTH_MIN = 12;
/** A token cannot be taken back, so it does not live long. */
const TOKEN_VALIDITY = Duration.minutes(60);
const SESSION_VALIDITY = Duration.hours(12);

const ROLES = Object.values(AUDIENCES).flatMap(({ roles }) => [...roles]);

export interface UserPoolIssuerProps {
  readonly stage: string;
  readonly callbackUrl: string;
}

/**
 * A Cognito user pool for a marketplace without an issuer of its own. A person's role is the group (and `custom:sellerId` for a
 * seller), which only an administrator sets; the marketplace's own systems use the client of the scope recourse/platform.
 */
export class UserPoolIssuer extends Construct {
  readonly pool: UserPool;
  readonly clients: readonly UserPoolClient[];

  constructor(scope: Construct, id: string, { stage, callbackUrl }: UserPoolIssuerProps) {
    super(scope, id);
    this.pool = this.userPool();
    for (const role of ROLES)
      new CfnUserPoolGroup(this, `group-${role}`, { userPoolId: this.pool.userPoolId, groupName: role });
    const domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: `recourse-${stage}-${Aws.ACCOUNT_ID}` },
    });
    const people = this.peopleClient(callbackUrl);
    const platform = this.platformClient();
    this.clients = [people, platform];
    const stack = Stack.of(this);
    new CfnOutput(stack, "UserPool", { value: this.pool.userPoolId });
    new CfnOutput(stack, "SignIn", { value: domain.signInUrl(people, { redirectUri: callbackUrl }) });
    new CfnOutput(stack, "TokenEndpoint", { value: `${domain.baseUrl()}/oauth2/token` });
    new CfnOutput(stack, "PeopleClientId", { value: people.userPoolClientId });
    new CfnOutput(stack, "PlatformClientId", { value: platform.userPoolClientId });
  }

  private userPool(): UserPool {
    const pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      customAttributes: { sellerId: new StringAttribute({ mutable: true, maxLen: 128 }) },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: PASSWORD_LENGTH_MIN,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    accept(pool, ACCEPTED.noPlusPlan);
    return pool;
  }

  // No scope of ours and no right to write attributes: else people could give themselves a role or another seller's id.
  private peopleClient(callbackUrl: string): UserPoolClient {
    return this.pool.addClient("People", {
      generateSecret: false,
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [callbackUrl],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes("sellerId"),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      idTokenValidity: TOKEN_VALIDITY,
      accessTokenValidity: TOKEN_VALIDITY,
      refreshTokenValidity: SESSION_VALIDITY,
    });
  }

  private platformClient(): UserPoolClient {
    const scopes = ROLES.map(
      (role) => new ResourceServerScope({ scopeName: role, scopeDescription: `acts as ${role}` }),
    );
    const server = this.pool.addResourceServer("Scopes", { identifier: SCOPE_PREFIX, scopes });
    const platform = scopes.find(({ scopeName }) => scopeName === "platform");
    if (platform === undefined) throw new Error("there is no role platform");
    return this.pool.addClient("Platform", {
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, platform)] },
      accessTokenValidity: TOKEN_VALIDITY,
    });
  }
}
