import { type DecisionLegs, type LegType, sumOfLegs } from "../ledger/decision-legs.ts";
import type { LedgerEffect } from "../ledger/effects.ts";
import { type EntryKind, type JournalEntry, type JournalLeg, journalEntry } from "../ledger/journal.ts";
import { meanSettlement, sellerLegs } from "../ledger/settlement-rate.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./events.ts";

/** The legs that are booked by the decision itself. What a buyer is paid, and so what the platform bears of it, the refund books. */
const kinds: { readonly [T in LegType]?: EntryKind } = {
  RECOVER_FROM_SELLER: "dispute_recovered",
  PAY_SELLER: "dispute_paid_seller",
  CLAIM_CARRIER: "dispute_carrier_claimed",
};

interface Posted {
  /** The decision or the offer that the legs are of. */
  readonly cause: string;
  readonly decisionId?: string;
  readonly legs: DecisionLegs;
}

const postedBy = (event: DisputeEvent): Posted | undefined => {
  switch (event.type) {
    case "DisputeDecisionMade":
    case "DisputeDecisionRevised": {
      const { decisionId, legs } = event.data.decision;
      return { cause: decisionId, decisionId, legs };
    }
    case "DisputeAgreementReached":
      return { cause: event.data.offerId, legs: event.data.legs };
    default:
      return undefined;
  }
};

// A seller who was settled in another currency pays and is paid at the rate of the sale.
const ofSeller = ({ units, sellerId, currency }: Dispute, amountMinor: number): readonly JournalLeg[] => {
  const settlement = meanSettlement(units.map(({ value }) => value.settlement));
  return sellerLegs([{ amountMinor, settlement }], sellerId, currency);
};

const journalLegs = (state: Dispute, type: LegType, amountMinor: number): readonly JournalLeg[] => {
  const { currency } = state;
  const loss = (minor: number): JournalLeg => ({ account: "platform_loss", currency, amountMinor: minor });
  if (type === "PAY_SELLER") return [loss(amountMinor), ...ofSeller(state, -amountMinor)];
  if (type === "RECOVER_FROM_SELLER") return [...ofSeller(state, amountMinor), loss(-amountMinor)];
  return [{ account: "carrier_claims", currency, amountMinor }, loss(-amountMinor)];
};

const entryOf = (state: Dispute, event: DisputeEvent, posted: Posted, type: LegType): JournalEntry | undefined => {
  const kind = kinds[type];
  const amountMinor = sumOfLegs(posted.legs, type);
  if (kind === undefined || amountMinor === 0) return undefined;
  const { id, version } = state.terms.policy;
  const { cause, decisionId } = posted;
  return journalEntry(
    {
      entryId: `${state.disputeId}:${cause}:${type}`,
      at: event.at,
      caseId: state.disputeId,
      ...(decisionId === undefined ? {} : { decisionId }),
      policy: { id, version },
      kind,
      provisional: false,
    },
    journalLegs(state, type, amountMinor),
  );
};

/**
 * What an event makes the ledger do: the refund of a buyer is the platform's loss when it is booked, and the legs say who takes it from
 * there. A decision whose goods come back first moves nothing here: the return books who bears its refund.
 */
export const disputeLedgerEffect = (state: Dispute, event: DisputeEvent): LedgerEffect => {
  const posted = postedBy(event);
  const isElsewhere = posted?.legs.some(({ type }) => type === "REQUIRE_RETURN") ?? true;
  const types = isElsewhere ? [] : (Object.keys(kinds) as LegType[]);
  const entries = types.flatMap((type) => (posted && entryOf(state, event, posted, type)) ?? []);
  return { balances: [], payments: [], entries };
};
