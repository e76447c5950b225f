import * as z from "zod";
import type { ApiClient } from "./api-client.ts";

/** Whom a token is for; only a seller's names a seller. */
export interface TokenFor {
  readonly role: "buyer" | "seller" | "agent" | "senior_agent" | "platform";
  readonly subject: string;
  readonly sellerId?: string;
}

const Minted = z.object({ token: z.string() });

/** The API in somebody's name, by a token of the local runtime's own issuer. */
export const mintToken = async (nobody: ApiClient, whom: TokenFor): Promise<ApiClient> =>
  nobody.as((await nobody.post("/_local/tokens", whom, Minted)).body.token);
