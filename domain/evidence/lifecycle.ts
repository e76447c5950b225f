import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { EvidenceFileEventType } from "./events.ts";

/** A file is never closed: evidence that comes late is marked, not turned away. */
export const EvidenceFileStatus = z.enum(["open"]);
export type EvidenceFileStatus = z.infer<typeof EvidenceFileStatus>;

/** Status × event. */
export const evidenceFileLifecycle: Lifecycle<EvidenceFileStatus | "none", EvidenceFileEventType> = {
  none: { EvidenceFileOpened: "open" },
  open: { EvidenceAdded: "open", EvidenceVisibilityChanged: "open" },
};
