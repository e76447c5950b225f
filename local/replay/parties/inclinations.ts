import type { Party } from "../case-file.ts";

/** How much a party is inclined to each thing that it can do, beside doing nothing (in the same status, for this version). */
export interface Inclinations {
  readonly nothing: number;
  readonly actions: Readonly<Record<string, number>>;
}

const buyer: Readonly<Record<string, Inclinations>> = {
  awaiting_seller: { nothing: 95, actions: { withdraw: 3, "confirm-agreement": 40 } },
  negotiating: { nothing: 18, actions: { "accept-offer": 42, "decline-offer": 16, "counter-offer": 20, escalate: 4 } },
  awaiting_handover: { nothing: 14, actions: { "hand-over": 82, withdraw: 4 } },
  in_transit: { nothing: 20, actions: { "hand-over": 80 } },
  lapsed: { nothing: 60, actions: { "hand-over": 40 } },
  rejected_open: { nothing: 30, actions: { resubmit: 30, escalate: 40, withdraw: 2 } },
  escalated: { nothing: 98, actions: { withdraw: 2 } },
  closed: { nothing: 75, actions: { escalate: 25 } },
};

const seller: Readonly<Record<string, Inclinations>> = {
  awaiting_seller: { nothing: 24, actions: { approve: 34, "approve-without-return": 7, offers: 18, reject: 20 } },
  negotiating: { nothing: 25, actions: { "accept-offer": 40, "decline-offer": 15, "counter-offer": 20 } },
  awaiting_handover: { nothing: 95, actions: { offers: 5 } },
  in_transit: { nothing: 88, actions: { "confirm-receipt": 12 } },
  inspecting: {
    nothing: 18,
    actions: { inspections: 68, "reject-received": 6, "extend-inspection": 5, "start-analysis": 3 },
  },
  closed: { nothing: 70, actions: { contest: 30, "report-bad-parcel": 40 } },
};

/** What a party is inclined to in a status; nothing where it has no part. */
export const inclinationsOf = (party: Party, status: string): Inclinations =>
  (party === "buyer" ? buyer : seller)[status] ?? { nothing: 1, actions: {} };
