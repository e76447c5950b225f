import * as z from "zod";
import { Actor } from "../../kernel/actor.ts";
import { MarketCalendar } from "../../kernel/clocks.ts";
import { Instant } from "../../kernel/instant.ts";

/** What every command brings: when it is decided, who asks, and the market's calendar for the clocks that it starts. */
export const commandBase = { at: Instant, actor: Actor, calendar: MarketCalendar };

/** A command of one name with its payload. */
export const command = <Type extends string, Payload extends z.ZodRawShape>(type: Type, payload: Payload) =>
  z.object({ type: z.literal(type), ...commandBase, ...payload });
