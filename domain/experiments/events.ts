import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { DecisionCode } from "./decision-code.ts";
import { ExperimentDefinition, ExperimentKey } from "./definition.ts";
import { RecordedLook } from "./look.ts";
import { MetricName } from "./metrics.ts";
import { StopReason } from "./stop-rules.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/** Who did it: a token's subject of the platform, or `recourse` for what happens by itself. */
const by = z.string();

const stopped = { because: StopReason, metric: MetricName.optional(), variant: z.string().optional() };

/** Everything that can have happened to an experiment. */
export const ExperimentEvent = z.discriminatedUnion("type", [
  event("ExperimentDrafted", { key: ExperimentKey, definition: ExperimentDefinition, by }),
  event("DefinitionChanged", { definition: ExperimentDefinition, by }),
  event("ExperimentSubmitted", { by }),
  event("ExperimentSentBack", { by }),
  event("ExperimentApproved", { by }),
  event("ExperimentStarted", { by }),
  event("StartPostponed", { because: z.string(), until: Instant }),
  event("CoverageWidened", { coverage: z.int().positive(), by }),
  event("ExperimentLooked", { look: RecordedLook }),
  event("ExperimentPaused", { ...stopped, because: StopReason.or(z.literal("person")), by }),
  event("ExperimentResumed", { by, acknowledged: z.array(MetricName) }),
  event("ExperimentStoppedForSafety", stopped),
  event("ExperimentStoppedForFutility", stopped),
  event("ExperimentDecided", { code: DecisionCode, variant: z.string().optional(), by }),
  event("ExperimentRolledOut", { variant: z.string(), by }),
  event("ExperimentRolledBack", { by }),
  event("ExperimentArchived", { by }),
]);
export type ExperimentEvent = z.infer<typeof ExperimentEvent>;
export type ExperimentEventType = ExperimentEvent["type"];
export type ExperimentEventOf<Type extends ExperimentEventType> = Extract<ExperimentEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const experimentEventTypes: readonly ExperimentEventType[] = ExperimentEvent.options.map(
  ({ shape }) => shape.type.value,
);
