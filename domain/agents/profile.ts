import * as z from "zod";
import { AgentId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Interest } from "../kernel/interests.ts";
import { Skills } from "../kernel/skills.ts";

/** An agent declares a handful of interests; a list beyond this is a mistake. */
const INTERESTS_MAX = 50;

/** What is said of an agent: what they can work on, and with whom they are too close to decide. */
export const ProfileContent = z.strictObject({
  skills: Skills,
  interests: z
    .array(Interest)
    .max(INTERESTS_MAX)
    .refine(
      (interests) => new Set(interests.map(({ party, id }) => `${party}:${id}`)).size === interests.length,
      "each party is named once",
    ),
});
export type ProfileContent = Readonly<z.infer<typeof ProfileContent>>;

/** An agent's profile as it stands, and who wrote it last. */
export const AgentProfile = ProfileContent.extend({ agentId: AgentId, writtenBy: z.string(), writtenAt: Instant });
export type AgentProfile = Readonly<z.infer<typeof AgentProfile>>;

/** Nothing before it is first written: such an agent can work on everything. */
export type ProfileState = AgentProfile | undefined;
