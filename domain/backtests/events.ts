import * as z from "zod";
import { BacktestId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Place, VersionRef, Window } from "./backtest.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const count = z.int().nonnegative();
const page = { page: count, cases: count, changed: count };

/** Everything that can have happened to a backtest. */
export const BacktestEvent = z.discriminatedUnion("type", [
  event("BacktestStarted", {
    backtestId: BacktestId,
    market: z.string(),
    draft: VersionRef,
    live: VersionRef.optional(),
    window: Window,
  }),
  event("DecisionsReplayed", { ...page, next: Place }),
  event("WindowReplayed", page),
  event("BacktestCompleted", {
    backtestId: BacktestId,
    market: z.string(),
    draft: VersionRef,
    cases: count,
    changed: count,
    floorBreaches: count,
  }),
  event("BacktestParked", { error: z.string() }),
]);
export type BacktestEvent = z.infer<typeof BacktestEvent>;
export type BacktestEventType = BacktestEvent["type"];

/** The names of all events, for documents and tests. */
export const backtestEventTypes: readonly BacktestEventType[] = BacktestEvent.options.map(
  ({ shape }) => shape.type.value,
);
