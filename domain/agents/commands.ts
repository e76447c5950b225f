import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { AgentId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ProfileContent } from "./profile.ts";

/** By the agent, or by a senior agent. */
export const WriteProfile = z.object({
  type: z.literal("WriteProfile"),
  at: Instant,
  actor: Actor,
  agentId: AgentId,
  content: ProfileContent,
});

export type ProfileCommand = z.infer<typeof WriteProfile>;
