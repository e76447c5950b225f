import { SignJWT } from "jose";
import type { TokenRole } from "../../adapters/http/route.ts";
import { ALGORITHM, type SigningKey } from "./signing-key.ts";

/** Who a token is for; a seller's also says for which seller. */
export interface Identity {
  readonly role: TokenRole;
  readonly subject: string;
  readonly sellerId?: string | undefined;
}

/** A day: long enough to try things out, short enough to notice that tokens end. */
export const TOKEN_SECONDS = 86_400;

/** The audience of every token, as the CDK context's `audience` is in AWS. */
export const TOKEN_AUDIENCE = "recourse";

export interface Issuer {
  /** The `iss` of every token: where this runtime is reached. */
  readonly url: string;
  /**
   * A signed token. It counts real time, not the virtual clock's: who sends the clock two days ahead is still the same person
   * with the same token, as the marketplace's own issuer knows nothing of our clock.
   */
  mint(identity: Identity, expiresInSeconds?: number): Promise<string>;
  /** The document behind `/.well-known/openid-configuration`. */
  discovery(): Readonly<Record<string, unknown>>;
}

/** The runtime's own OIDC issuer. */
export const createIssuer = (url: string, { keyId, privateKey }: SigningKey, realNowMs: () => number): Issuer => ({
  url,
  mint: ({ role, subject, sellerId }, expiresInSeconds = TOKEN_SECONDS) => {
    const nowSeconds = Math.floor(realNowMs() / 1000);
    return new SignJWT({ role, ...(sellerId !== undefined && { sellerId }) })
      .setProtectedHeader({ alg: ALGORITHM, kid: keyId, typ: "JWT" })
      .setIssuer(url)
      .setAudience(TOKEN_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + expiresInSeconds)
      .sign(privateKey);
  },
  discovery: () => ({
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks.json`,
    token_endpoint: `${url}/_local/tokens`,
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [ALGORITHM],
    claims_supported: ["iss", "aud", "sub", "iat", "exp", "role", "sellerId"],
  }),
});
