import type { Operation } from "../adapters/http/audience-handler.ts";
import { agentOperations } from "./operations/agent.ts";
import { platformOperations } from "./operations/platform.ts";
import { sellerOperations } from "./operations/seller.ts";
import { storefrontOperations } from "./operations/storefront.ts";

/** Every route with the use case behind it. A deployed Lambda has those of its audience only. */
export const operations: readonly Operation[] = [
  ...storefrontOperations,
  ...sellerOperations,
  ...agentOperations,
  ...platformOperations,
];
