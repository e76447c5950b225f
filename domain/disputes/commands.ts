import * as z from "zod";
import { PartyCommands } from "./commands/parties.ts";
import { PlatformCommands } from "./commands/platform.ts";

export * from "./commands/parties.ts";
export * from "./commands/platform.ts";

/** Everything that can be asked of a dispute. */
export const DisputeCommand = z.discriminatedUnion("type", [...PartyCommands, ...PlatformCommands]);
export type DisputeCommand = z.infer<typeof DisputeCommand>;
export type DisputeCommandType = DisputeCommand["type"];

/** One command by its name. */
export type DisputeCommandOf<Type extends DisputeCommandType> = Extract<DisputeCommand, { type: Type }>;
