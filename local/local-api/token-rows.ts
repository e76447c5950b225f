import * as z from "zod";
import type { TokenRole } from "../../adapters/http/route.ts";
import { SellerId } from "../../domain/kernel/ids.ts";
import type { LocalRow } from "../http/exchange.ts";
import { jsonAnswer } from "../http/exchange.ts";
import { type Issuer, TOKEN_SECONDS } from "../identity/issuer.ts";
import { readyTokens } from "../identity/ready-identities.ts";
import type { SigningKey } from "../identity/signing-key.ts";
import { localRow } from "./local-row.ts";

const ROLES = ["buyer", "seller", "agent", "senior_agent", "platform"] as const satisfies readonly TokenRole[];

/** A token's subject becomes part of keys, so it looks like the ids that a marketplace gives out. */
const Subject = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:|@+-]{0,127}$/,
    "expected 1 to 128 letters, digits or ._:|@+- after a letter or digit",
  );

const TokenRequest = z
  .strictObject({
    role: z.enum(ROLES),
    subject: Subject,
    sellerId: SellerId.optional(),
    expiresInSeconds: z.int().min(1).max(TOKEN_SECONDS).optional(),
  })
  .refine(({ role, sellerId }) => (role === "seller") === (sellerId !== undefined), {
    path: ["sellerId"],
    message: "a seller's token names a sellerId, no other does",
  });

const shared = (path: string, body: () => Readonly<Record<string, unknown>>): LocalRow => ({
  method: "GET",
  path,
  handle: async () => jsonAnswer({ status: 200, body: body() }),
});

/** The identities of this machine: ready tokens, tokens for anybody, and what a verifier needs to know of the issuer. */
export const tokenRows = (issuer: Issuer, { publicJwk }: Pick<SigningKey, "publicJwk">): readonly LocalRow[] => [
  shared("/.well-known/openid-configuration", issuer.discovery),
  shared("/.well-known/jwks.json", () => ({ keys: [publicJwk] })),
  localRow({
    method: "GET",
    path: "/_local/tokens",
    handle: async () => ({ status: 200, body: { items: await readyTokens(issuer) } }),
  }),
  localRow({
    method: "POST",
    path: "/_local/tokens",
    body: TokenRequest,
    handle: async ({ body: { expiresInSeconds = TOKEN_SECONDS, ...identity } }) => ({
      status: 201,
      body: { token: await issuer.mint(identity, expiresInSeconds), tokenType: "Bearer", expiresInSeconds },
    }),
  }),
];
