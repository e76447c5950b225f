import { agentRows } from "./agent-rows.ts";
import { buyerRows, offerRows } from "./party-rows.ts";
import type { ActionRow } from "./row.ts";
import { sellerRows } from "./seller-rows.ts";

/**
 * Everything that people can do to a return that exists; what it does not allow is refused, what it allows is accepted.
 */
export const actionTable: readonly ActionRow[] = [...sellerRows, ...offerRows, ...buyerRows, ...agentRows];
