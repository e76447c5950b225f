import { describe, expect, it } from "vitest";
import { mayReadWords } from "../../../adapters/policies/timeline-texts.ts";
import type { ActorRole } from "../../../domain/kernel/actor.ts";
import { viewers } from "../../support/timeline-events.ts";

const readers = (type: string, author: ActorRole) => viewers.filter((viewer) => mayReadWords(viewer, type, author));

describe("who reads what was written with", () => {
  it.each<[string, ActorRole, string, readonly string[]]>([
    ["the buyer's request", "buyer", "ReturnRequested", ["buyer", "seller", "agent"]],
    ["the buyer's second attempt", "buyer", "ReturnResubmitted", ["buyer", "seller", "agent"]],
    ["the seller's rejection", "seller", "ReturnRejected", ["buyer", "seller", "agent"]],
    ["an offer", "seller", "OfferMade", ["buyer", "seller", "agent"]],
    ["the answer to an offer", "buyer", "OfferClosed", ["buyer", "seller", "agent"]],
    ["the seller's findings", "seller", "UnitsInspected", ["buyer", "seller", "agent"]],
    ["the buyer's call for an agent", "buyer", "ReturnEscalated", ["buyer", "agent"]],
    ["the seller's suspicion", "seller", "ReturnEscalated", ["seller", "agent"]],
    ["the seller's objection", "seller", "RefundContested", ["seller", "agent"]],
    ["the seller's report of a bad parcel", "seller", "BadParcelReported", ["seller", "agent"]],
    ["the seller's word on an expert", "seller", "AnalysisStarted", ["seller", "agent"]],
    ["an agent's decision", "agent", "DecisionMade", ["agent"]],
    ["a second person's no", "senior_agent", "DecisionRejected", ["agent"]],
    ["an agent's approval of a return", "agent", "ReturnApproved", ["agent"]],
    ["an event that nobody thought of", "seller", "SomethingNew", ["seller", "agent"]],
  ])("%s", (_what, author, type, expected) => expect(readers(type, author)).toEqual(expected));
});
