import * as z from "zod";

/** What is measured of an exposed case. */
export const MetricName = z.enum([
  "refund_cost_minor",
  "hours_to_resolution",
  "escalated",
  "contested",
  "seller_answered_in_time",
  "reopened",
  "sla_breached",
  "csat",
]);
export type MetricName = z.infer<typeof MetricName>;

/** What a metric counts in, which of its directions is good, and when a case has a value. */
export interface Metric {
  readonly unit: "minor_units" | "hours" | "share" | "score";
  readonly better: "higher" | "lower";
  /** The span that a value can have at all, where there is one. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly definition: string;
}

/** A case that is open this long counts no further: one that is stuck for a year would outweigh all others. */
export const RESOLUTION_HOURS_MAX = 720;

const share = { from: 0, to: 1 };

/** The closed list of metrics. Shares are 0 or 1 for one case; a case without a value yet does not count for that metric. */
export const metrics: Readonly<Record<MetricName, Metric>> = {
  refund_cost_minor: {
    unit: "minor_units",
    better: "lower",
    definition: "What was refunded and given in compensation, in minor units of the case's currency.",
  },
  hours_to_resolution: {
    unit: "hours",
    better: "lower",
    range: { from: 0, to: RESOLUTION_HOURS_MAX },
    definition: `Hours from opening to closing, at most ${RESOLUTION_HOURS_MAX}; an open case counts what it has waited so far.`,
  },
  escalated: { unit: "share", better: "lower", range: share, definition: "Whether the case came to an agent." },
  contested: {
    unit: "share",
    better: "lower",
    range: share,
    definition:
      "Whether the seller contested the refund or reported a bad parcel, or the buyer appealed to an agent against the end.",
  },
  seller_answered_in_time: {
    unit: "share",
    better: "higher",
    range: share,
    definition: "Whether the seller answered before the clock did, in cases that asked the seller.",
  },
  reopened: {
    unit: "share",
    better: "lower",
    range: share,
    definition: "Whether the case was taken up again after its end.",
  },
  sla_breached: {
    unit: "share",
    better: "lower",
    range: share,
    definition: "Whether the platform let one of its own clocks run out in the case.",
  },
  csat: {
    unit: "score",
    better: "higher",
    range: { from: 1, to: 5 },
    definition: "The buyer's satisfaction, 1 to 5, where answered.",
  },
};
