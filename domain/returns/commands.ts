import * as z from "zod";
import { AgentDecisionCommands } from "./commands/agent.ts";
import { BuyerCommands } from "./commands/buyer.ts";
import { DisputeCommands } from "./commands/dispute.ts";
import { FactCommands } from "./commands/facts.ts";
import { RequestReturn } from "./commands/request.ts";
import { SellerCommands } from "./commands/seller.ts";

export * from "./commands/agent.ts";
export * from "./commands/buyer.ts";
export * from "./commands/dispute.ts";
export * from "./commands/facts.ts";
export * from "./commands/request.ts";
export * from "./commands/seller.ts";

/** Everything that can be asked of a return. */
export const ReturnCommand = z.discriminatedUnion("type", [
  RequestReturn,
  ...SellerCommands,
  ...BuyerCommands,
  ...AgentDecisionCommands,
  ...DisputeCommands,
  ...FactCommands,
]);
export type ReturnCommand = z.infer<typeof ReturnCommand>;
export type ReturnCommandType = ReturnCommand["type"];

/** One command by its name. */
export type CommandOf<Type extends ReturnCommandType> = Extract<ReturnCommand, { type: Type }>;
