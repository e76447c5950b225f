import * as z from "zod";
import { AgentId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { ProfileContent } from "./profile.ts";

/** An agent's profile says this from now on. */
export const ProfileWritten = z.object({
  type: z.literal("ProfileWritten"),
  at: Instant,
  data: z.object({ agentId: AgentId, content: ProfileContent, writtenBy: z.string() }),
});
export type ProfileEvent = z.infer<typeof ProfileWritten>;

/** The names of all events, for documents and tests. */
export const profileEventTypes: readonly ProfileEvent["type"][] = [ProfileWritten.shape.type.value];
