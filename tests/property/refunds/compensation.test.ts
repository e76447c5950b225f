import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBalanced, trialBalance } from "../../../domain/ledger/journal.ts";
import { placeOf, type RefundCommandOf } from "../../../domain/refunds/index.ts";
import { RefundStory, type StoryCommand } from "../../support/refund-stories.ts";
import { agent, calendar, reserveRefund, seniorAgent } from "../../support/refunds.ts";

const reports = [
  { outcome: "succeeded", providerRefundId: "re_1", feeMinor: 7 },
  { outcome: "pending", providerRefundId: "re_1", pendingReason: "processing" },
  { outcome: "declined", reason: "account_closed" },
  { outcome: "returned", reason: "bounced" },
] as const satisfies readonly RefundCommandOf<"RecordWebhook">["report"][];

/** Anything that provider, agents and banks can say of some leg, fitting or not. */
const commandsOn = (story: RefundStory, leg: number): readonly StoryCommand[] => {
  const legId = story.legIdAt(leg % story.refund.legs.length);
  return [
    { type: "MarkLegSubmitted", legId, calendar },
    { type: "RecordLegTimeout", legId, calendar },
    { type: "RecordReconciliation", legId, found: { outcome: "not_found" }, calendar },
    ...reports.map((report) => ({ type: "RecordWebhook", legId, report, calendar }) as const),
    { type: "RerouteLeg", actor: agent, legId, tender: "bank_transfer" },
    { type: "RerouteLeg", actor: agent, legId, tender: "store_credit" },
    { type: "AbandonLeg", actor: seniorAgent, legId, reason: "buyer_declined_money" },
    { type: "ResumeRefund", actor: agent, calendar },
    { type: "HoldLegs", paymentId: "pay-1" },
    { type: "ReleaseLegs", paymentId: "pay-1", chargeback: "lost" },
    { type: "AssignLiability", fault: "SELLER" },
  ];
};

const lives = fc.record({
  amountMinor: fc.integer({ min: 1, max: 1_000_000_000 }),
  tender: fc.constantFrom("store_credit" as const, "bank_transfer" as const),
  steps: fc.array(fc.record({ leg: fc.nat(20), command: fc.nat(20) }), { maxLength: 30 }),
});

describe("a compensation, whatever happens to it", () => {
  it("never changes what is refundable, balances every entry, and is booked exactly as its legs stand", () => {
    fc.assert(
      fc.property(lives, ({ amountMinor, tender, steps }) => {
        const compensation = { amountMinor, tender };
        const terms = { purpose: "compensation", fault: "PLATFORM", units: [], unitValues: [], compensation } as const;
        const story = RefundStory.opened({ ...terms, units: [], unitValues: [] });
        const untouched = story.world.balances;
        story.tell(reserveRefund(story.world));
        for (const { leg, command } of steps) {
          const commands = commandsOn(story, leg);
          story.tell(commands[command % commands.length] as StoryCommand);
          expect(story.world.balances).toEqual(untouched);
          const standing = story.refund.legs.filter((one) => placeOf(one) !== "free");
          const standingMinor = standing.reduce((sum, one) => sum + one.amountMinor, 0);
          expect([0, amountMinor]).toContain(standingMinor);
          expect(story.accounts.compensation ?? 0).toBe(standingMinor);
        }
        expect(story.world.entries.every(({ legs }) => isBalanced(legs))).toBe(true);
        expect(isBalanced(trialBalance(story.world.entries))).toBe(true);
        const accounts = trialBalance(story.world.entries).map(({ account }) => account);
        expect(accounts).not.toContain("seller_payable");
        expect(accounts).not.toContain("commission_revenue");
      }),
    );
  });
});
