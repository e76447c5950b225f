import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { LegStatus } from "./leg.ts";

/** The events that move a leg. */
export type LegEventType =
  | "LegsReserved"
  | "LegsHeld"
  | "LegsReleased"
  | "LegSubmitted"
  | "LegAccepted"
  | "LegSucceeded"
  | "LegFailed"
  | "LegTimedOut"
  | "LegNotFound"
  | "LegRetried"
  | "LegRerouted"
  | "LegAbandoned"
  | "LegReturned"
  | "LegSettledByChargeback"
  | "LegSplit"
  | "ExternalLegAdopted";

// A provider's word may come before or after our own bookkeeping: a call that was lost, was not found and is about to
// be sent again can still pay, so also legs that wait, are held or were declined accept the news.
const news = { LegAccepted: "pending", LegSucceeded: "succeeded", LegFailed: "failed" } as const;

/** The life of one leg. */
export const legLifecycle: Lifecycle<LegStatus, LegEventType> = {
  planned: { LegsReserved: "reserved", LegsHeld: "held", LegSettledByChargeback: "cancelled" },
  reserved: { LegSubmitted: "submitted", LegsHeld: "held", ExternalLegAdopted: "rerouted", ...news },
  submitted: { LegTimedOut: "unknown", ...news },
  unknown: { LegNotFound: "reserved", ...news },
  pending: news,
  failed: {
    LegSucceeded: "succeeded",
    LegRetried: "reserved",
    LegRerouted: "rerouted",
    LegAbandoned: "cancelled",
    LegSettledByChargeback: "cancelled",
    LegSplit: "rerouted",
    ExternalLegAdopted: "rerouted",
  },
  held: {
    LegsReleased: "reserved",
    LegAbandoned: "cancelled",
    LegSettledByChargeback: "cancelled",
    LegSplit: "rerouted",
    ExternalLegAdopted: "rerouted",
    ...news,
  },
  succeeded: { LegReturned: "returned" },
  rerouted: {},
  returned: {},
  cancelled: {},
};
