import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { Problem } from "../../adapters/http/problem.ts";
import { TOKEN_AUDIENCE } from "./issuer.ts";
import { ALGORITHM, type SigningKey } from "./signing-key.ts";

/** Claims as API Gateway hands them to a Lambda: every value is text, a list is `[a b]`. */
export type TextClaims = Readonly<Record<string, string>>;

export type Authorize = (authorization: string | undefined) => Promise<TextClaims>;

const refused = (detail: string) => new Problem("unauthenticated", detail);

const WHY: Readonly<Record<string, string>> = {
  [errors.JWTExpired.code]: "The token has expired.",
  [errors.JWSSignatureVerificationFailed.code]: "The token's signature is not ours.",
  [errors.JWKSNoMatchingKey.code]: "The token was signed with a key that we do not know.",
};

const detailOf = (error: unknown): string => {
  if (error instanceof errors.JWTClaimValidationFailed) return `The token's claim ${error.claim} is not right.`;
  if (error instanceof errors.JOSEError) return WHY[error.code] ?? "The token is not a token of ours.";
  throw error;
};

const asText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.join(" ")}]` : typeof value === "object" ? JSON.stringify(value) : String(value);

// A machine's token may name the client instead of an audience; API Gateway then looks at that.
const checkAudience = ({ aud, client_id: clientId }: JWTPayload): void => {
  const named = aud === undefined ? [clientId] : [aud].flat();
  if (!named.includes(TOKEN_AUDIENCE)) throw refused("The token is for another audience.");
};

// With no leeway, as API Gateway has none.
const checkTimes = ({ exp, nbf, iat }: JWTPayload, nowSeconds: number): void => {
  if (exp === undefined || exp <= nowSeconds) throw refused("The token has expired.");
  if (nbf !== undefined && nbf > nowSeconds) throw refused("The token is not good yet.");
  if (iat !== undefined && iat > nowSeconds) throw refused("The token was issued in the future.");
};

/** Tokens whose signature is known to be right; checking one costs as much as a read of the table. */
const KNOWN_TOKENS_MAX = 1_000;

const remember = (known: Map<string, JWTPayload>, token: string, payload: JWTPayload): void => {
  const [oldest] = known.keys();
  if (known.size >= KNOWN_TOKENS_MAX && oldest !== undefined) known.delete(oldest);
  known.set(token, payload);
};

/**
 * Verifies a bearer token as API Gateway's JWT authorizer does: signature by a key of the issuer, algorithm, issuer, audience (or
 * client), expiry, not before and issued at, with no leeway, in real time. Throws the problem `unauthenticated`.
 */
export const createAuthorizer = (issuerUrl: string, key: SigningKey, realNowMs: () => number): Authorize => {
  const keys = createLocalJWKSet({ keys: [key.publicJwk] });
  const known = new Map<string, JWTPayload>();
  const verified = async (token: string): Promise<JWTPayload> => {
    const seen = known.get(token);
    if (seen !== undefined) return seen;
    const options = { algorithms: [ALGORITHM], issuer: issuerUrl, currentDate: new Date(realNowMs()) };
    const { payload } = await jwtVerify(token, keys, options).catch((error: unknown) => {
      throw refused(detailOf(error));
    });
    checkAudience(payload);
    remember(known, token, payload);
    return payload;
  };
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) throw refused("Send a token: Authorization: Bearer <token>.");
    const payload = await verified(token);
    checkTimes(payload, realNowMs() / 1000);
    return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]));
  };
};
