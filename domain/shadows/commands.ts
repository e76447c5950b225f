import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { ShadowedVersion } from "./shadow.ts";

/** A version is to decide beside the one in force from now on; `running` are the versions of the market that do already. */
export const StartShadow = z.object({
  type: z.literal("StartShadow"),
  at: Instant,
  market: z.string(),
  draft: ShadowedVersion,
  running: z.array(z.int().positive()),
});

/** It has been looked at for long enough. */
export const StopShadow = z.object({ type: z.literal("StopShadow"), at: Instant });

export const ShadowCommand = z.discriminatedUnion("type", [StartShadow, StopShadow]);
export type ShadowCommand = z.infer<typeof ShadowCommand>;
