import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { ChainOrigin, PieceEntrySchema, VisibilityEntrySchema } from "./evidence-file.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

/** Everything that can have happened to the evidence of a case. Each carries the entries that it put on the chain. */
export const EvidenceFileEvent = z.discriminatedUnion("type", [
  event("EvidenceFileOpened", { origin: ChainOrigin, snapshot: PieceEntrySchema }),
  event("EvidenceAdded", { entries: z.array(PieceEntrySchema).min(1) }),
  event("EvidenceVisibilityChanged", { entry: VisibilityEntrySchema }),
]);
export type EvidenceFileEvent = z.infer<typeof EvidenceFileEvent>;
export type EvidenceFileEventType = "EvidenceFileOpened" | "EvidenceAdded" | "EvidenceVisibilityChanged";
