import { describe, expect, it } from "vitest";
import { publishedArticles } from "../../../../adapters/policies/articles/articles.ts";
import { addMs, instant } from "../../../../domain/kernel/instant.ts";
import type { Floor } from "../../../../domain/policies/floors/index.ts";
import type { RequestFacts } from "../../../../domain/policies/index.ts";
import { citationProblem } from "../../../../domain/policy-articles/index.ts";
import { deliveredAt, lineFacts, notYetCome, requestFacts, termsOf } from "../request-facts.ts";
import { stingyPolicy, termsUnder, underFloors } from "./stingy-policy.ts";

const sentencesOf = ({ explanation }: { readonly explanation: readonly { readonly sentence: string }[] }) =>
  explanation.map(({ sentence }) => sentence);

const called = { reason: "WITHDRAWAL_STATUTORY" } as const;

describe("a withdrawal by law", () => {
  it.each([
    ["declined", "decline"],
    ["put before the seller", "ask_seller"],
    ["put before an agent", "ask_agent"],
  ] as const)("is approved though the policy would have it %s, and photos are not asked", (_, verdict) => {
    const terms = underFloors("EU", requestFacts(), { verdict, evidencePhotosMin: 3 });
    expect(terms).toMatchObject({ verdict: "approve", statutory: true, evidencePhotosMin: 0 });
    expect(sentencesOf(terms)).toEqual([
      "floor.withdrawal.approved",
      "floor.withdrawal.outbound_full",
      "floor.withdrawal.refund_timing",
      "floor.withdrawal.deductions",
    ]);
  });

  it.each(["CHANGED_MIND", "NO_LONGER_NEEDED", "ORDERED_BY_MISTAKE", "SIZE_OR_FIT", "BETTER_PRICE"] as const)(
    "needs no reason, so %s is one as well",
    (reason) => {
      expect(underFloors("EU", requestFacts({}, { reason })).statutory).toBe(true);
    },
  );

  it("leaves all that a policy gives beyond the law", () => {
    const generous = {
      verdict: "approve",
      statutory: true,
      evidencePhotosMin: 0,
      returnShippingPayer: "platform",
      outboundShippingRefund: "full",
      refundTiming: "IMMEDIATE",
    } as const;
    const terms = underFloors("KR", requestFacts({ wholeOrder: false }), generous);
    expect(terms).toMatchObject(generous);
    expect(sentencesOf(terms)).toEqual(["rule.default", "floor.withdrawal.window", "floor.withdrawal.deductions"]);
  });

  it("names each thing that it changed in what a policy approved", () => {
    const terms = underFloors("BR", requestFacts({ wholeOrder: false }), {
      verdict: "approve",
      statutory: true,
      evidencePhotosMin: 0,
    });
    expect(terms.explanation.map(({ ruleId }) => ruleId)).toEqual([
      "us.default",
      "floor.br.withdrawal.window",
      "floor.br.withdrawal.return-shipping",
      "floor.br.withdrawal.outbound-share",
      "floor.br.withdrawal.refund-timing",
      "floor.br.withdrawal.deductions",
    ]);
    for (const { citation } of terms.explanation.slice(1)) expect(citation).toMatch(/^Código de Defesa .* Art\. 49;/);
  });

  it("waits for no parcel where nothing was sent", () => {
    const terms = underFloors("EU", notYetCome(0, { shipped: false }));
    expect(terms).toMatchObject({ verdict: "approve", returnNeeded: false, refundTiming: "RETURNLESS" });
    expect(sentencesOf(terms)).toContain("floor.withdrawal.nothing_sent");
  });

  it("is not held up by lines that a policy turns away", () => {
    const others = [lineFacts(), lineFacts({ lineId: "line-2", reason: "NOT_RECEIVED" })];
    const terms = underFloors("EU", requestFacts({ lines: others }));
    expect(terms).toMatchObject({ verdict: "approve", statutory: true });
  });

  it("is the one version of the law that was in force when the order was made", () => {
    const policy = stingyPolicy("TH");
    const [floor] = policy.floors as [Floor];
    const reformed = { ...floor, version: 2, windowValue: 14, effectiveFrom: "2026-07-01", effectiveTo: null };
    const both = { ...policy, floors: [{ ...floor, effectiveTo: "2026-06-30" }, reformed] };
    const asked = (days: number, ordered: string) => ({
      ...requestFacts({ orderedAt: instant(ordered), requestedAt: addMs(deliveredAt, days * 86_400_000) }, called),
    });
    const old = "2026-06-30T16:59:59Z";
    const next = "2026-06-30T17:00:00Z";
    expect(termsUnder(both, asked(7, old)).floors).toMatchObject([{ id: "floor.th.withdrawal", version: 1 }]);
    expect(sentencesOf(termsUnder(both, asked(8, old)))[0]).toBe("floor.unavailable.window_over");
    const byReform = termsUnder(both, asked(8, next));
    expect(byReform.floors).toMatchObject([{ id: "floor.th.withdrawal", version: 2 }]);
    expect(sentencesOf(byReform)).not.toContain("floor.unavailable.no_right");
    expect(sentencesOf(termsUnder(both, asked(1, "2002-01-01T00:00:00Z")))[0]).toBe("floor.unavailable.no_right");
  });

  it("is the law of the day when the order was made", () => {
    const early = (orderedAt: string) => requestFacts({ orderedAt: instant(orderedAt) });
    expect(underFloors("EU", early("2014-06-12T21:59:59Z")).statutory).toBe(false);
    expect(underFloors("EU", early("2014-06-12T22:00:00Z")).statutory).toBe(true);
  });
});

describe("whoever calls upon the law without a right by it is told why", () => {
  it.each<[string, Partial<RequestFacts>, object, string]>([
    ["a private seller", { seller: { legalStatus: "private" } }, {}, "private_seller"],
    ["a business buyer", { buyer: { kind: "business", priorReturnless: 0 } }, {}, "business_buyer"],
    ["goods out of the right", {}, { flags: ["custom_made"], exclusionDisclosed: true }, "excluded"],
    ["too late", { requestedAt: instant("2026-03-17T12:00:00Z") }, {}, "window_over"],
  ])("%s", (_, changes, line, why) => {
    const terms = termsOf("EU", requestFacts(changes, { ...called, ...line }));
    expect(terms.explanation[0]).toMatchObject({
      ruleId: "floor.eu.withdrawal",
      sentence: `floor.unavailable.${why}`,
      ...(why === "window_over" && { endsAt: "2026-03-16T22:59:59.999Z" }),
    });
    expect(terms.statutory).toBe(false);
    const other = termsOf("EU", requestFacts(changes, { reason: "CHANGED_MIND", ...line }));
    expect(sentencesOf(other).filter((sentence) => sentence.startsWith("floor."))).toEqual([]);
  });

  it("in the US as well, whose law gives none", () => {
    expect(sentencesOf(termsOf("US", requestFacts({}, called)))).toEqual([
      "floor.unavailable.no_right",
      "rule.change_of_mind.asked",
    ]);
  });
});

describe("exclusions", () => {
  const told = { exclusionDisclosed: true };

  it.each([
    ["EU", "custom_made"],
    ["EU", "perishable"],
    ["EU", "mixed_inseparably"],
    ["EU", "newspaper"],
    ["EU", "dated_service"],
    ["EU", "digital_started"],
    ["GB", "custom_made"],
    ["KR", "digital_started"],
    ["MX", "dated_service"],
    ["CO", "custom_made"],
  ])("%s: %s has no right where the buyer was told before the purchase, and has it where not", (market, flag) => {
    expect(underFloors(market, requestFacts({}, { ...told, flags: [flag] })).verdict).toBe("decline");
    expect(underFloors(market, requestFacts({}, { flags: [flag] }))).toMatchObject({ statutory: true });
  });

  it("hold for their own line alone", () => {
    const lines = [
      lineFacts({ ...told, flags: ["custom_made"] }),
      lineFacts({ lineId: "line-2" }),
      lineFacts({ lineId: "line-3", ...told, flags: ["glow_in_the_dark"] }),
    ];
    expect(underFloors("EU", requestFacts({ lines })).statutory).toBe(true);
  });

  it.each([
    ["EU", "AFTER_INSPECTION", "AT_FIRST_SCAN"],
    ["GB", "AFTER_INSPECTION", "AT_FIRST_SCAN"],
    ["KR", "AFTER_INSPECTION", "AT_DELIVERY_SCAN"],
  ])("%s: a seal is looked at before the money moves, if the buyer was told", (market, disclosed, undisclosed) => {
    const sealed = { flags: ["hygiene_sealed"] };
    const terms = underFloors(market, requestFacts({}, { ...told, ...sealed }));
    expect(terms).toMatchObject({ statutory: true, refundTiming: disclosed });
    expect(underFloors(market, requestFacts({}, sealed)).refundTiming).toBe(undisclosed);
    expect(termsOf(market, requestFacts({}, sealed)).refundTiming).toBe(undisclosed);
  });

  it.each(["BR", "EU", "KR", "MX", "GB"])("%s: a final sale never stands against the law", (market) => {
    expect(underFloors(market, requestFacts({}, { ...told, flags: ["final_sale"] })).statutory).toBe(true);
  });
});

describe("a floor that is less than sure", () => {
  const excludedInChina = requestFacts({}, { exclusionDisclosed: true, flags: ["custom_made"] });

  it.each(["CN", "TW", "TH", "ZA", "IL"])("%s: extends a policy all the same", (market) => {
    expect(underFloors(market, requestFacts())).toMatchObject({ statutory: true });
  });

  it("never takes away: an exclusion below H declines nobody by itself", () => {
    const terms = underFloors("CN", excludedInChina);
    expect(terms).toMatchObject({ verdict: "ask_agent", statutory: false, floors: [] });
    expect(sentencesOf(terms)).toEqual(["floor.withdrawal.doubtful"]);
  });

  it("never takes away what a policy gives", () => {
    const approved = underFloors("CN", excludedInChina, { verdict: "approve" });
    expect(approved).toMatchObject({ verdict: "approve", explanation: [{ ruleId: "us.default" }] });
    const shown = underFloors("JP", requestFacts({}, { exclusionDisclosed: true, flags: ["final_sale"] }), {
      verdict: "ask_seller",
    });
    expect(shown.verdict).toBe("ask_seller");
  });
});

it.each(["BR", "MX", "KR", "EU", "GB"] as const)("%s: what a floor says is told of in an article", (market) => {
  const sayings = [
    underFloors(market, requestFacts()),
    underFloors(market, requestFacts({}, { ...called, flags: ["dated_service"], exclusionDisclosed: true })),
    underFloors(market, requestFacts({ seller: { legalStatus: "private" } }, called)),
    underFloors(market, requestFacts({ requestedAt: instant("2027-01-04T12:00:00Z") }, called)),
    underFloors(market, notYetCome(0, { shipped: false })),
    underFloors(market, requestFacts({ requestedAt: instant("2026-03-20T12:00:00Z") }, { reason: "DEFECTIVE" })),
  ].flatMap(({ explanation }) => explanation.filter(({ ruleId }) => ruleId.startsWith("floor.")));
  expect(sayings.length).toBeGreaterThan(5);
  const { versions } = publishedArticles();
  for (const { article } of sayings)
    expect(citationProblem(versions, article ?? "", market, instant("2026-03-20T12:00:00Z"))).toBeUndefined();
});
