import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import type { Kept } from "../../adapters/dynamodb/load.ts";
import { disputeAggregate } from "../disputes/dispute-aggregate.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";

/** What its evidence needs to know of a case: whose it is, and what it is about; without lines it is about the whole order. */
export interface CaseConcerned {
  readonly orderId: string;
  readonly buyerId: string;
  readonly sellerId: string;
  readonly lineIds?: readonly string[];
}

/** Reads a case of one kind. */
export type Read = <State>(aggregate: Kept<State>) => Promise<Versioned<State> | undefined>;

const ofReturn = async (read: Read): Promise<CaseConcerned | undefined> => {
  const state = (await read(returnAggregate))?.state;
  return state && { ...state, lineIds: [...new Set(state.units.map(({ lineId }) => lineId))] };
};

const ofDispute = async (read: Read): Promise<CaseConcerned | undefined> => {
  const state = (await read(disputeAggregate))?.state;
  return state && { ...state, lineIds: [...new Set(state.units.map(({ value }) => value.lineId))] };
};

/** The kinds of cases that have evidence, by the prefix of their ids. */
const KINDS: Readonly<Record<string, (read: Read) => Promise<CaseConcerned | undefined>>> = {
  ret_: ofReturn,
  dsp_: ofDispute,
};

/** What a case is about, if it is one that has evidence. */
export const caseConcerned = async (caseId: string, read: Read): Promise<CaseConcerned | undefined> =>
  KINDS[caseId.slice(0, "ret_".length)]?.(read);

/** The events that open a case which has evidence: the order and listing are kept as they are then. */
export const OPENING_EVENTS = ["ReturnRequested", "DisputeOpened"] as const;

/** The events whose data may name evidence. */
export const EVIDENCE_EVENTS = [
  ...OPENING_EVENTS,
  "AgreementClaimed",
  "ReturnRejected",
  "ReturnResubmitted",
  "ReturnEscalated",
  "GoodsHandedOver",
  "AnalysisStarted",
  "UnitsInspected",
  "RefundContested",
  "BadParcelReported",
  "DisputeMessageSent",
  "DisputeEvidenceSubmitted",
] as const;
