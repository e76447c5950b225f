import { describe, expect, it } from "vitest";
import { audit } from "../../../../local/replay/audit/audit.ts";
import { endedDeadlines } from "../../../../local/replay/audit/deadline-checks.ts";
import { AT_MS, asEvidence, DUE_MS, type SoundEvidence, soundEvidence } from "../../../support/replay-evidence.ts";

const broken = (spoil: (evidence: SoundEvidence) => void): readonly string[] => {
  const evidence = soundEvidence();
  spoil(evidence);
  return audit(asEvidence(evidence))
    .filter((finding) => finding.broken.length > 0)
    .map(({ promise }) => promise);
};

const caseOf = ({ cases }: SoundEvidence) => {
  const found = cases.get("ret_1");
  if (found === undefined) throw new Error("there is one case");
  return found;
};

const ledgerOf = ({ ledgers }: SoundEvidence) => {
  const found = ledgers.get("o1");
  if (found === undefined) throw new Error("there is one ledger");
  return found;
};

const tellOfChargeback = ({ stories, chargebacks }: SoundEvidence, status: string, rest: object = {}): void => {
  for (const story of stories)
    story.claim = { amountMinor: 700, end: status === "lost" ? "lost" : "won", isMisnamed: false };
  chargebacks.set("o1", { id: "chb_1", status, disputed: { amountMinor: 700, currency: "BRL" }, ...rest });
};

// A dispute with no event yet is at version 0, with nothing but its order in its file.
const tellOfDispute = ({ disputes, filed }: SoundEvidence, status: string): void => {
  const money = { ordered: { amountMinor: 0, currency: "BRL" }, refunded: { amountMinor: 0, currency: "BRL" } };
  disputes.set("dsp_1", { id: "dsp_1", orderId: "o1", status, version: 0, money, refunds: [], timeline: [] });
  filed.set("dsp_1", { items: [{ seq: 0, kind: "snapshot" }], integrity: { state: "intact", seq: 0 } });
};

describe("the auditor", () => {
  it("finds nothing where nothing is wrong", () => {
    expect(broken(() => undefined)).toEqual([]);
  });

  it("finds nothing wrong with a dispute that is final", () => {
    expect(broken((evidence) => tellOfDispute(evidence, "final"))).toEqual([]);
  });

  const spoilt: readonly (readonly [string, readonly string[], (evidence: SoundEvidence) => void])[] = [
    [
      "a listed action was refused",
      ["what a case listed was accepted, and previews told the truth"],
      ({ books }) => books.breach("no"),
    ],
    [
      "an acknowledged command is in no timeline",
      ["every acknowledged command is in its timeline"],
      ({ books }) =>
        books.acknowledge({
          caseId: "ret_1",
          action: "approve",
          role: "seller",
          id: "s",
          versionBefore: 1,
          version: 2,
          atMs: AT_MS,
        }),
    ],
    [
      "a command stands there by somebody else",
      ["every acknowledged command is in its timeline"],
      (evidence) => {
        for (const item of caseOf(evidence).timeline) if (item.actor.role === "buyer") item.actor.id = "other";
      },
    ],
    [
      "a scan is lost",
      ["every recorded scan is in its timeline"],
      ({ books }) => books.recordScan({ caseId: "ret_1", atMs: AT_MS + 60_000 }),
    ],
    [
      "an event is missing in between",
      ["every recorded scan is in its timeline", "timelines are whole"],
      (evidence) => void caseOf(evidence).timeline.splice(1, 1),
    ],
    [
      "the version is ahead of the timeline",
      ["timelines are whole"],
      (evidence) => {
        caseOf(evidence).version = 4;
      },
    ],
    [
      "a piece of evidence was touched",
      ["the evidence of every case is whole"],
      ({ filed }) => {
        for (const { integrity } of filed.values()) integrity.state = "broken";
      },
    ],
    [
      "the order as a case found it is missing",
      ["the evidence of every case is whole"],
      ({ filed }) => void filed.get("ret_1")?.items.shift(),
    ],
    ["a case has no evidence", ["the evidence of every case is whole"], ({ filed }) => filed.clear()],
    [
      "more was refunded than captured",
      ["no order gave back more than was captured"],
      ({ stories }) => {
        for (const { order } of stories) for (const { captured } of order.placed.payments) captured.amountMinor = 999;
      },
    ],
    [
      "money stays reserved",
      ["no order gave back more than was captured", "no money stays reserved for a case that is over"],
      (evidence) => {
        for (const payment of ledgerOf(evidence).payments) payment.reservedMinor = 5;
      },
    ],
    [
      "a dispute stands still and nobody is late",
      ["every dispute ended, or is late and says so"],
      (evidence) => tellOfDispute(evidence, "settling"),
    ],
    [
      "the evidence of a dispute is missing",
      ["the evidence of every case is whole"],
      (evidence) => {
        tellOfDispute(evidence, "final");
        evidence.filed.delete("dsp_1");
      },
    ],
    [
      "an entry does not balance",
      ["the ledger sums to zero", "the accounts' totals are their entries"],
      (evidence) => {
        for (const leg of ledgerOf(evidence).entries.flatMap(({ legs }) => legs))
          if (leg.amountMinor > 0) leg.amountMinor = 1001;
      },
    ],
    [
      "the totals differ from the entries",
      ["the accounts' totals are their entries"],
      ({ after: { trialBalance } }) => {
        for (const account of trialBalance.currencies.flatMap(({ accounts }) => accounts)) account.balanceMinor *= 2;
      },
    ],
    [
      "a unit was refunded by two cases",
      ["each unit was refunded once at most"],
      (evidence) => {
        const { id: _id, ...first } = caseOf(evidence);
        const refunds = first.refunds.map((refund) => ({ ...refund, returnId: "ret_2" }));
        evidence.cases.set("ret_2", { ...first, id: "ret_2", refunds });
        for (const filed of evidence.filed.values()) evidence.filed.set("ret_2", filed);
      },
    ],
    [
      "the provider paid twice",
      ["cases, ledger and payment provider agree"],
      ({ provider }) => void provider.refunds.push(...provider.refunds),
    ],
    [
      "the case tells of other money",
      ["cases, ledger and payment provider agree"],
      (evidence) => {
        caseOf(evidence).money.refunded.amountMinor = 1;
      },
    ],
    [
      "a bank took back money that the ledger does not know of",
      ["cases, ledger and payment provider agree"],
      (evidence) => {
        tellOfChargeback(evidence, "lost", { lost: { amountMinor: 700, currency: "BRL" } });
      },
    ],
    [
      "a bank's word was lost",
      ["what banks took back is known, and ended as they said"],
      ({ stories }) => {
        for (const story of stories) story.claim = { amountMinor: 700, end: "won", isMisnamed: false };
      },
    ],
    [
      "a chargeback ended otherwise than the bank said",
      ["what banks took back is known, and ended as they said"],
      (evidence) => tellOfChargeback(evidence, "open"),
    ],
    [
      "money stays in suspense after the bank's word",
      ["the accounts' totals are their entries", "no chargeback stays in suspense that a bank has decided"],
      (evidence) => {
        tellOfChargeback(evidence, "won");
        ledgerOf(evidence).entries.push({
          entryId: "e2",
          legs: [
            { account: "chargeback_suspense", currency: "BRL", amountMinor: 700 },
            { account: "psp_clearing", currency: "BRL", amountMinor: -700 },
          ],
        });
      },
    ],
    [
      "a compensation was paid that no case granted",
      ["compensations are granted, booked and paid alike"],
      ({ provider }) => {
        const amount = { amountMinor: 200, currency: "BRL" };
        provider.refunds.push({ outcome: "succeeded", request: { kind: "compensation", orderId: "o1", amount } });
      },
    ],
    [
      "a compensation was granted and never booked",
      ["compensations are granted, booked and paid alike"],
      (evidence) => {
        const amount = { amountMinor: 200, currency: "BRL" } as const;
        Object.assign(caseOf(evidence), { compensations: [{ refundId: "rfd_1", amount, tender: "store_credit" }] });
      },
    ],
    [
      "a deadline still stands after its time",
      ["what a case listed was accepted, and previews told the truth"],
      ({ books }) =>
        books.see(
          {
            id: "ret_1",
            deadlines: [{ name: "offer", at: new Date(AT_MS).toISOString(), onTimeout: "close" }],
          } as never,
          AT_MS + 3_600_000,
        ),
    ],
    [
      "a case neither ends nor is late",
      ["every case ended, or is late and says so"],
      (evidence) => {
        caseOf(evidence).status = "inspecting";
      },
    ],
    [
      "a contest was forgotten",
      ["every contest was decided"],
      (evidence) => {
        for (const item of caseOf(evidence).timeline) if (item.seq === 3) item.type = "RefundContested";
      },
    ],
    [
      "an execution failed",
      ["no process, event or message is stuck"],
      (evidence) => {
        evidence.after.failedExecutions = 2;
      },
    ],
    [
      "an execution runs for ever",
      ["no process, event or message is stuck"],
      (evidence) => {
        evidence.after.runningExecutions = 3;
      },
    ],
    [
      "an event was never taken",
      ["no process, event or message is stuck"],
      (evidence) => {
        evidence.after.undelivered = 1;
      },
    ],
  ];

  it.each(spoilt)("sees that %s", (_what, promises, spoil) => {
    expect(broken(spoil)).toEqual(promises);
  });
});

describe("a deadline", () => {
  it("was missed where what was said to happen happened then", () => {
    expect(endedDeadlines(asEvidence(soundEvidence()))).toMatchObject([{ name: "seller_answer", outcome: "missed" }]);
  });

  it.each([
    [
      "somebody acted before",
      (item: { at: string }) => {
        item.at = new Date(DUE_MS - 1000).toISOString();
      },
    ],
    [
      "a person did it in that very second",
      (item: { actor: { role: string } }) => {
        item.actor.role = "seller";
      },
    ],
    [
      "something else happened then",
      (item: { type: string }) => {
        item.type = "ReturnClosed";
      },
    ],
  ])("was kept where %s", (_how, change) => {
    const evidence = soundEvidence();
    for (const item of caseOf(evidence).timeline) if (item.seq === 3) change(item);
    expect(endedDeadlines(asEvidence(evidence))).toMatchObject([{ outcome: "kept" }]);
  });

  it("that the closed case still shows passed in silence", () => {
    const silent = broken((evidence) => {
      for (const item of caseOf(evidence).timeline) if (item.seq === 3) item.type = "ReturnClosed";
      caseOf(evidence).deadlines.push({
        name: "seller_answer",
        at: new Date(DUE_MS).toISOString(),
        onTimeout: "approve_return",
      });
      evidence.books.acknowledge({
        caseId: "ret_1",
        action: "x",
        role: "system",
        id: "",
        versionBefore: 0,
        version: 9,
        atMs: DUE_MS + 9_000,
      });
    });
    expect(silent).toContain("no deadline passed in silence");
  });
});
