import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../../adapters/policies/calendars.ts";
import { policyFiles } from "../../../../adapters/policies/documents.ts";
import { policyFor } from "../../../../adapters/policies/policies.ts";
import { policyReferences } from "../../../../adapters/policies/policy-references.ts";
import { floorFindings } from "../../../../domain/policies/floors/index.ts";
import { type CompiledPolicy, loadPolicy, Market, PolicyDocument } from "../../../../domain/policies/index.ts";
import { ruleOn } from "../../../../domain/policies/ruling.ts";
import { celContext } from "../../../../domain/policies/vocabulary.ts";

type Rule = PolicyDocument["rules"][number];

const documentOf = (market: Market): PolicyDocument =>
  structuredClone(PolicyDocument.parse(policyFiles[market].document));

const loaded = (document: PolicyDocument): CompiledPolicy => {
  const result = loadPolicy(document, "draft", policyReferences);
  if (result.outcome === "refused") throw new Error(JSON.stringify(result.problems));
  return result.policy;
};

const ruled = (market: Market, id: string, change: (rule: Rule) => Partial<Rule> | undefined): PolicyDocument => {
  const document = documentOf(market);
  const rules = document.rules.flatMap((rule) => {
    if (rule.id !== id) return [rule];
    const changes = change(rule);
    return changes === undefined ? [] : [{ ...rule, ...changes }];
  });
  expect(rules).not.toEqual(document.rules);
  return { ...document, rules };
};

const granting = (market: Market, id: string, outcome: Rule["outcome"]): PolicyDocument =>
  ruled(market, id, () => ({ outcome }));

const told = (market: Market, id: string, from: string, to: string): PolicyDocument =>
  ruled(market, id, ({ when }) => ({ when: when.replace(from, to) }));

const withFirst = (market: Market, when: string, outcome: Rule["outcome"]): PolicyDocument => {
  const document = documentOf(market);
  const [first] = document.rules;
  const added = { ...first, id: `${market.toLowerCase()}.new`, when, outcome } as Rule;
  return { ...document, rules: [added, ...document.rules] };
};

const lasting = (market: Market, name: "withdrawal" | "guarantee", calendarDays: number): PolicyDocument => {
  const document = documentOf(market);
  const terms = document.windows[name];
  if (terms === undefined) throw new Error(`${market} has a window ${name}`);
  return { ...document, windows: { ...document.windows, [name]: { ...terms, length: { calendarDays } } } };
};

const findingsOf = (document: PolicyDocument) =>
  floorFindings(loaded(document), calendarOf(document.market)).map((finding) => ({
    rule: finding.ruleId?.slice(3),
    finding,
    policy: loaded(document),
  }));

it.each(Market.options)("the policy of %s gives all that the law of its market does", (market) => {
  expect(floorFindings(policyFor(market), calendarOf(market))).toEqual([]);
});

describe("a policy that turns a withdrawal away is refused", () => {
  const jewellery = 'category == "jewellery" && valueMinor > 50000 && defaults.fault == "BUYER"';

  it.each<[string, PolicyDocument, string, RegExp]>([
    [
      "by asking the seller",
      granting("EU", "eu.withdrawal", { verdict: "ask_seller" }),
      "withdrawal",
      /^puts before the seller a withdrawal that floor\.eu\.withdrawal \(Directive 2011\/83/,
    ],
    [
      "by asking an agent",
      granting("GB", "gb.withdrawal", { verdict: "ask_agent" }),
      "withdrawal",
      /^puts before an agent .* floor\.gb\.withdrawal/,
    ],
    [
      "by declining it",
      granting("KR", "kr.withdrawal", { verdict: "decline" }),
      "withdrawal",
      /^declines .* floor\.kr\.withdrawal/,
    ],
    [
      "by approving it without the rights of one",
      granting("EU", "eu.withdrawal", { verdict: "approve" }),
      "withdrawal",
      /^approves without marking it as statutory/,
    ],
    [
      "for some goods of some value",
      withFirst("EU", jewellery, { verdict: "decline" }),
      "new",
      /^declines .* floor\.eu\.withdrawal/,
    ],
    [
      "unless there are photos",
      told("EU", "eu.withdrawal", "defaults", "photos >= 1 && defaults"),
      "change-of-mind",
      /^puts before the seller/,
    ],
    [
      "for goods of a kind, told or not",
      told("EU", "eu.withdrawal-excluded", "exclusionDisclosed && ", ""),
      "withdrawal-excluded",
      /^declines/,
    ],
    [
      "for a kind that the law does not exclude",
      withFirst("BR", '"perishable" in flags && exclusionDisclosed && defaults.fault == "BUYER"', {
        verdict: "decline",
      }),
      "new",
      /^declines .* floor\.br\.withdrawal/,
    ],
    [
      "once its own shorter period is over",
      lasting("BR", "withdrawal", 5),
      "change-of-mind",
      /^puts before the seller .* floor\.br\.withdrawal/,
    ],
  ])("%s", (_, document, rule, reason) => {
    const found = findingsOf(document).find((each) => each.rule === rule && reason.test(each.finding.reason));
    expect(found?.finding).toMatchObject({ file: expect.stringContaining("version 1"), code: "floor" });
    const facts = found?.finding.example?.facts;
    if (found === undefined || facts === undefined) throw new Error("no case is shown");
    expect(facts).toMatchObject({ seller: { legalStatus: "trader" }, buyer: { kind: "consumer" } });
    expect(facts.defaults.fault).toBe("BUYER");
    const { outcome, named } = ruleOn(found.policy.rules, celContext(facts), true);
    expect(outcome.verdict === "approve" && outcome.statutory === true).toBe(false);
    expect(named.map(({ id }) => id)).toContain(found.finding.ruleId);
  });

  it("shows the goods and the value that its rule is about", () => {
    const [first] = findingsOf(withFirst("EU", jewellery, { verdict: "decline" }));
    expect(first?.finding.example).toMatchObject({
      facts: { category: "jewellery", valueMinor: 50_001 },
      telling: expect.arrayContaining(["category", "valueMinor"]),
    });
  });

  it("shows a delivery for which a period ends too early", () => {
    const reasons = findingsOf(lasting("GB", "withdrawal", 13)).map(({ finding }) => finding.reason);
    expect(reasons).toContain(
      "ends its period with windows.withdrawal: what is delivered at 2026-01-01T00:00:00.000Z until 2026-01-14T23:59:59.999Z, and floor.gb.withdrawal (Consumer Contracts Regulations 2013 (SI 2013/3134) regs. 27-38) gives until 2026-01-15T23:59:59.999Z",
    );
  });

  it("counts last days that move as the law does", () => {
    const document = documentOf("EU");
    const withdrawal = { ...document.windows.withdrawal, lastDay: "as_counted" } as NonNullable<
      PolicyDocument["windows"]["withdrawal"]
    >;
    const found = findingsOf({ ...document, windows: { ...document.windows, withdrawal } });
    expect(found.map(({ rule }) => rule)).toContain("withdrawal");
    expect(findingsOf(lasting("EU", "withdrawal", 30))).toEqual([]);
  });

  it("holds the longer period of those who were not told against it", () => {
    const { withdrawalUninformed: _, ...windows } = documentOf("EU").windows;
    const reasons = findingsOf({ ...documentOf("EU"), windows }).map(({ finding }) => finding.reason);
    expect(reasons.join("\n")).toMatch(/to a buyer who was not told of it/);
  });
});

describe("a policy that lets a withdrawal cost more than the law is refused", () => {
  const first = (market: Market, outcome: Rule["outcome"]) =>
    withFirst(market, 'defaults.fault == "BUYER" && inWindow.withdrawal && (shipped || delivered)', outcome);

  it.each<[string, PolicyDocument, string | undefined, RegExp]>([
    [
      "return at the buyer's cost",
      granting("BR", "br.withdrawal", {
        verdict: "approve",
        statutory: true,
        window: "withdrawal",
        evidencePhotosMin: 0,
        returnShippingPayer: "buyer",
      }),
      "withdrawal",
      /^lets the buyer pay for a return that the seller pays under floor\.br\.withdrawal/,
    ],
    [
      "return at the cost of a buyer who was not told",
      ruled("EU", "eu.withdrawal-uninformed", () => undefined),
      undefined,
      /^rules: none says who pays for the return, .* floor\.eu\.withdrawal/,
    ],
    [
      "delivery of a whole order",
      granting("EU", "eu.withdrawal-whole-order", { outboundShippingRefund: "share" }),
      "withdrawal-whole-order",
      /^refunds less of the delivery of a whole order than full/,
    ],
    [
      "delivery of a part",
      granting("BR", "br.withdrawal-part", { outboundShippingRefund: "none" }),
      "withdrawal-part",
      /^refunds less of the delivery of a part of an order than share/,
    ],
    [
      "delivery that no rule but the default speaks of",
      ruled("GB", "gb.withdrawal-whole-order", () => undefined),
      "withdrawal-part",
      /^refunds less of the delivery of a whole order/,
    ],
    [
      "money after the inspection",
      first("EU", { refundTiming: "AFTER_INSPECTION" }),
      "new",
      /^lets the money wait beyond AT_FIRST_SCAN/,
    ],
    [
      "money at the first scan",
      first("BR", { refundTiming: "AT_FIRST_SCAN" }),
      "new",
      /^lets the money wait beyond IMMEDIATE/,
    ],
    [
      "money by the default",
      ruled("KR", "kr.withdrawal-timing", () => undefined),
      "default",
      /^lets the money wait beyond AT_DELIVERY_SCAN/,
    ],
  ])("%s", (_, document, rule, reason) => {
    const found = findingsOf(document).filter((each) => reason.test(each.finding.reason));
    expect(found.map((each) => each.rule)).toContain(rule);
    for (const { finding } of found) expect(finding.example?.facts.buyer.kind).toBe("consumer");
  });

  it.each([
    ["EU", "restockingFeeMaxPercent", "restocking fee", 0],
    ["BR", "diminishedValueMaxPercent", "loss of value", 0],
  ] as const)("%s: deductions of %s", (market, limit, what, byLaw) => {
    const document = documentOf(market);
    const withdrawalLimits = { restockingFeeMaxPercent: 0, diminishedValueMaxPercent: 0, [limit]: 10 };
    const [{ finding }, ...others] = findingsOf({ ...document, withdrawalLimits }) as [
      ReturnType<typeof findingsOf>[number],
    ];
    expect(finding.reason).toMatch(
      `withdrawalLimits.${limit}: takes off up to 10 % for ${what} of a withdrawal, and floor.${market.toLowerCase()}.withdrawal`,
    );
    expect(finding.reason).toMatch(`allows ${byLaw} %`);
    expect(others).toEqual([]);
  });
});

describe("a policy that turns faulty goods away in the time of the law is refused", () => {
  it("once its guarantee ends too early", () => {
    const found = findingsOf(lasting("EU", "guarantee", 365));
    expect(found.map(({ rule, finding }) => [rule, finding.reason])).toEqual([
      ["fault-closed", expect.stringMatching(/^declines what floor\.eu\.fault \(Directive \(EU\) 2019\/771/)],
    ]);
  });

  it("where the buyer pays to send them back", () => {
    const found = findingsOf(withFirst("KR", 'reason == "DEFECTIVE"', { returnShippingPayer: "buyer" }));
    expect(found.map(({ rule, finding }) => [rule, finding.reason])).toEqual([
      ["new", expect.stringMatching(/^lets the buyer pay for a return that the seller pays under floor\.kr\.fault/)],
    ]);
  });
});

describe("no law is undercut", () => {
  it.each<[string, PolicyDocument]>([
    [
      "by turning away what private people sold",
      withFirst("EU", 'seller.legalStatus == "private"', { verdict: "decline" }),
    ],
    ["by turning away businesses", withFirst("EU", 'buyer.kind == "business"', { verdict: "decline" })],
    [
      "by giving more",
      withFirst("KR", 'defaults.fault == "BUYER"', { returnShippingPayer: "platform", outboundShippingRefund: "full" }),
    ],
    [
      "in the US, whose federal law gives no withdrawal",
      withFirst("US", 'defaults.fault == "BUYER" && wholeOrder', { verdict: "decline" }),
    ],
  ])("%s", (_, document) => {
    expect(findingsOf(document)).toEqual([]);
  });
});
