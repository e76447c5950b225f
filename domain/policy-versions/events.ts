import * as z from "zod";
import { TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Backtest, ContentHash, Person } from "./policy-version.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const drafted = {
  versionId: z.string(),
  market: z.string(),
  number: z.int().positive(),
  by: Person,
  contentHash: ContentHash,
  summaryTextId: TextId,
  basedOn: z.int().positive().optional(),
};

/** Everything that can have happened to a version of a policy. */
export const VersionEvent = z.discriminatedUnion("type", [
  event("VersionDrafted", drafted),
  event("VersionEdited", { by: Person, contentHash: ContentHash, summaryTextId: TextId.optional() }),
  event("VersionSubmitted", { by: Person }),
  event("ChangesRequested", { by: Person, textId: TextId }),
  event("BacktestRecorded", Backtest.shape),
  event("VersionApproved", { by: Person, contentHash: ContentHash }),
  event("VersionScheduled", { by: Person, effectiveFrom: Instant }),
  event("ScheduleCancelled", { by: Person, effectiveFrom: Instant }),
  event("VersionTookEffect", {}),
  event("VersionSuperseded", { by: z.int().positive() }),
  event("VersionWithdrawn", { by: Person }),
]);
export type VersionEvent = z.infer<typeof VersionEvent>;
export type VersionEventType = VersionEvent["type"];
export type VersionEventOf<Type extends VersionEventType> = Extract<VersionEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const versionEventTypes: readonly VersionEventType[] = VersionEvent.options.map(({ shape }) => shape.type.value);
