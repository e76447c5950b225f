import type { Identity, Issuer } from "./issuer.ts";

/** The people of whom `npm start` prints tokens: one of each role, two sellers so that what is not yours can be tried. */
export const READY_IDENTITIES = {
  buyer: { role: "buyer", subject: "buyer-1" },
  seller: { role: "seller", subject: "seller-1-owner", sellerId: "seller-1" },
  otherSeller: { role: "seller", subject: "seller-2-owner", sellerId: "seller-2" },
  agent: { role: "agent", subject: "agent-1" },
  seniorAgent: { role: "senior_agent", subject: "senior-agent-1" },
  platform: { role: "platform", subject: "platform" },
} as const satisfies Record<string, Identity>;

export type ReadyName = keyof typeof READY_IDENTITIES;

/** A ready token with whom it stands for. */
export type ReadyToken = Identity & { readonly name: string; readonly token: string };

/** A fresh token for each of them. */
export const readyTokens = (issuer: Issuer): Promise<readonly ReadyToken[]> =>
  Promise.all(
    Object.entries(READY_IDENTITIES).map(async ([name, identity]) => ({
      name,
      ...identity,
      token: await issuer.mint(identity),
    })),
  );
