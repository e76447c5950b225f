import type { ReadyName } from "../identity/ready-identities.ts";

/** What becomes of a sample return: each step is one that the case lists then, by the party's name and the action's. */
export interface SampleStep {
  readonly by: "buyer" | ReadyName | "carrier";
  readonly action: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly photos?: number;
}

/** A return to be opened, and how far it goes. */
export interface SampleReturn {
  readonly orderId: string;
  readonly lineId: string;
  readonly units: number;
  readonly reason: string;
  readonly steps: readonly SampleStep[];
}

const parcel = (number: number): SampleStep => ({
  by: "buyer",
  action: "hand-over",
  body: { carrier: "sample-post", trackingNumber: `SAMPLE-${number}` },
});

const scan = (word: string): SampleStep => ({ by: "carrier", action: word });

/** One return in each of the places where a case can wait, so that there is something to look at and to do for everybody. */
export const SAMPLE_RETURNS: readonly SampleReturn[] = [
  { orderId: "sample-BR-1", lineId: "line-1", units: 1, reason: "CHANGED_MIND", steps: [] },
  { orderId: "sample-BR-2", lineId: "line-2", units: 2, reason: "DEFECTIVE", steps: [] },
  {
    orderId: "sample-MX-1",
    lineId: "line-1",
    units: 1,
    reason: "NOT_AS_DESCRIBED",
    steps: [{ by: "seller", action: "offers", body: { withReturn: false, comment: "Would a part of the price do?" } }],
  },
  {
    orderId: "sample-EU-1",
    lineId: "line-1",
    units: 1,
    reason: "WITHDRAWAL_STATUTORY",
    steps: [parcel(1), scan("first_scan")],
  },
  {
    orderId: "sample-GB-2",
    lineId: "line-2",
    units: 1,
    reason: "WRONG_VARIANT",
    steps: [{ by: "otherSeller", action: "approve" }, parcel(2), scan("delivered")],
  },
  {
    orderId: "sample-US-1",
    lineId: "line-1",
    units: 1,
    reason: "DEFECTIVE",
    steps: [{ by: "seller", action: "reject", body: { reason: "ITEM_MATCHES_LISTING" }, photos: 1 }],
  },
  { orderId: "sample-KR-2", lineId: "line-1", units: 1, reason: "SUSPECTED_COUNTERFEIT", steps: [] },
  {
    orderId: "sample-US-2",
    lineId: "line-2",
    units: 1,
    reason: "MISSING_PART",
    steps: [{ by: "otherSeller", action: "approve-without-return", body: { comment: "Keep it, with our apologies." } }],
  },
];
