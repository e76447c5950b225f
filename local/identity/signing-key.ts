import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { DataPlace } from "../data-place.ts";

/** The only algorithm: API Gateway's JWT authorizers take RSA signatures alone. */
export const ALGORITHM = "RS256";

const KEY_FILE = "signing-key.json";

/** The issuer's key pair. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  /** As `/.well-known/jwks.json` shows it. */
  readonly publicJwk: JWK;
}

const made = async (place: DataPlace): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  place.write(KEY_FILE, JSON.stringify(jwk));
  return jwk;
};

/** The key of a data folder, made on its first use, so that tokens stay good over a restart. */
export const openSigningKey = async (place: DataPlace): Promise<SigningKey> => {
  const kept = place.read(KEY_FILE);
  const jwk: JWK = kept === undefined ? await made(place) : JSON.parse(kept);
  const privateKey = await importJWK(jwk, ALGORITHM);
  if (privateKey instanceof Uint8Array) throw new Error(`${KEY_FILE} holds no key pair`);
  const { kty, n, e } = jwk;
  const keyId = await calculateJwkThumbprint(jwk);
  const publicJwk = { kty, n, e, kid: keyId, alg: ALGORITHM, use: "sig" } as JWK;
  return { keyId, privateKey, publicJwk };
};
