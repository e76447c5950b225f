import type { LegId } from "../kernel/ids.ts";
import type { Tender } from "../ledger/tender.ts";
import { isUnreserved, needsConsent, rerouteTenders } from "./decide-agent.ts";
import type { RefundLeg } from "./leg.ts";
import type { Refund, RefundState } from "./refund.ts";

/** What a person may do with a refund now. `tenders` are those that need no further consent of the buyer. */
export type RefundAction =
  | {
      readonly actor: AgentRole;
      readonly action: "reroute-leg";
      readonly legId: LegId;
      readonly tenders: readonly Tender[];
    }
  | { readonly actor: "senior_agent"; readonly action: "abandon-leg"; readonly legId: LegId }
  | { readonly actor: AgentRole; readonly action: "resume" }
  | { readonly actor: "senior_agent"; readonly action: "abandon-refund" };

type AgentRole = "agent" | "senior_agent";

const agents: readonly AgentRole[] = ["agent", "senior_agent"];

const tendersFor = (refund: Refund, leg: RefundLeg): readonly Tender[] =>
  rerouteTenders(leg).filter((tender) => !needsConsent(leg, tender) || refund.storeCreditConsentAt !== undefined);

const legActions = (refund: Refund, leg: RefundLeg): readonly RefundAction[] => {
  const { legId, status, submissions } = leg;
  const reroutes = agents.map(
    (actor): RefundAction => ({ actor, action: "reroute-leg", legId, tenders: tendersFor(refund, leg) }),
  );
  const mayAbandon = status === "failed" || (status === "held" && submissions === 0);
  return [
    ...(status === "failed" ? reroutes : []),
    ...(mayAbandon ? [{ actor: "senior_agent", action: "abandon-leg", legId } as const] : []),
  ];
};

/** Everything that people may do with a refund now: what is not here is refused, and what is here is accepted. */
export const nextActions = (refund: RefundState): readonly RefundAction[] => {
  if (refund === undefined) return [];
  const mayAbandon = isUnreserved(refund) && refund.completed === undefined;
  return [
    ...refund.legs.flatMap((leg) => legActions(refund, leg)),
    ...(refund.parked.length === 0 ? [] : agents.map((actor): RefundAction => ({ actor, action: "resume" }))),
    ...(mayAbandon ? [{ actor: "senior_agent", action: "abandon-refund" } as const] : []),
  ];
};
