import type { Caller } from "../../adapters/http/exchange.ts";

/** Evidence belongs to a party: a seller's people share it, a buyer's is the buyer's alone. */
export const ownerOf = (caller: Caller): string =>
  caller.role === "seller" ? `seller:${caller.sellerId}` : `${caller.role}:${caller.id}`;
