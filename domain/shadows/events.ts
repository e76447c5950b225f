import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { ShadowedVersion } from "./shadow.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/** Everything that can have happened to a shadow; what it counted is no event of it. */
export const ShadowEvent = z.discriminatedUnion("type", [
  event("ShadowStarted", {
    shadowId: z.string(),
    market: z.string(),
    draft: ShadowedVersion,
    run: z.int().positive(),
  }),
  event("ShadowStopped", { shadowId: z.string(), market: z.string(), draft: ShadowedVersion, run: z.int().positive() }),
]);
export type ShadowEvent = z.infer<typeof ShadowEvent>;
export type ShadowEventType = ShadowEvent["type"];

/** The names of all events, for documents and tests. */
export const shadowEventTypes: readonly ShadowEventType[] = ShadowEvent.options.map(({ shape }) => shape.type.value);
