import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../adapters/policies/calendars.ts";
import { policyFor } from "../../../adapters/policies/policies.ts";
import { SellerId } from "../../../domain/kernel/ids.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import {
  type ActualEnd,
  BacktestReport,
  compare,
  countDecision,
  DivergenceReport,
  divergenceCounts,
  divergenceReport,
  joinTally,
  newTally,
  type RecordedDecision,
  reportOf,
  Tally,
  tierBounds,
} from "../../../domain/policies/backtest/index.ts";
import { type CompiledPolicy, Market } from "../../../domain/policies/index.ts";
import { anyRequest } from "../../support/any-request.ts";
import { draftOf, recordUnder } from "../../support/recorded-decisions.ts";

const market = fc.constantFrom(...Market.options);
const seller = fc.constantFrom("seller-1", "seller-2", "seller-3").map((id) => SellerId.parse(id));

/** Drafts that differ in verdict, payer, timing and shipping, some for a part of the cases only. */
const drafts: Readonly<Record<Market, readonly CompiledPolicy[]>> = Object.fromEntries(
  Market.options.map((name) => {
    const prefix = name.toLowerCase();
    const added = (when: string, outcome: object) =>
      draftOf(name, (document) => {
        const last = document.rules.at(-1);
        if (last !== undefined) document.rules.unshift({ ...last, id: `${prefix}.drafted`, when, outcome });
      });
    return [
      name,
      [
        added("photos < 2", { verdict: "ask_agent" }),
        added('buyer.kind == "consumer"', { verdict: "decline" }),
        added("shipped", { returnShippingPayer: "buyer", outboundShippingRefund: "none" }),
        added("delivered", { fault: "PLATFORM", refundTiming: "IMMEDIATE" }),
      ],
    ];
  }),
) as unknown as Readonly<Record<Market, readonly CompiledPolicy[]>>;

const someRecords = fc.array(fc.tuple(anyRequest, seller, fc.option(fc.nat({ max: 10_000 }), { nil: undefined })), {
  minLength: 1,
  maxLength: 12,
});

const recordsOf = (
  name: Market,
  drawn: readonly (readonly [Parameters<typeof recordUnder>[1], SellerId, number | undefined])[],
) =>
  drawn.flatMap(
    ([facts, sellerId, refundedMinor], number): readonly (readonly [RecordedDecision, ActualEnd | undefined])[] => {
      const record = recordUnder(policyFor(name), facts, { sellerId, number });
      if (record === undefined) return [];
      return [[record, refundedMinor === undefined ? undefined : { refundedMinor }]];
    },
  );

const counted = (
  name: Market,
  policy: CompiledPolicy,
  records: readonly (readonly [RecordedDecision, ActualEnd | undefined])[],
): Tally => {
  const tally = newTally();
  const bounds = tierBounds(policy.document.limits);
  for (const [record, end] of records)
    countDecision(
      tally,
      compare(policy, record, calendarOf(name), () => end),
      end,
      bounds,
    );
  return tally;
};

const madeAt = instant("2026-03-01T00:00:00Z");
const reported = (policy: CompiledPolicy, tally: Tally) => reportOf(tally, tierBounds(policy.document.limits), madeAt);

describe("whatever the cases", () => {
  it("a policy backtested against itself changes nothing", () => {
    fc.assert(
      fc.property(market, someRecords, (name, drawn) => {
        const report = reported(policyFor(name), counted(name, policyFor(name), recordsOf(name, drawn)));
        expect(report).toMatchObject({ changed: 0, explainedDifferently: 0, changesByKind: {}, moneyMoved: [] });
        expect([report.buyers.affected, report.sellers.affected]).toEqual([0, 0]);
        for (const { casesBefore, casesAfter } of report.floorBreaches) expect(casesAfter).toBe(casesBefore);
      }),
      { numRuns: 100 },
    );
  });

  it("what one party gains others bear, and an expectation lies between the least and the most", () => {
    fc.assert(
      fc.property(market, fc.nat({ max: 3 }), someRecords, (name, which, drawn) => {
        const policy = drafts[name][which] as CompiledPolicy;
        for (const [record, end] of recordsOf(name, drawn)) {
          const money = compare(policy, record, calendarOf(name), () => end).change?.money;
          if (money === undefined) continue;
          const { range, expectation } = money.moved;
          for (const amounts of [expectation.known, ...Object.values(expectation.asOftenAs)])
            expect(Object.values(amounts).reduce((sum, minor) => sum + minor, 0)).toBe(0);
          for (const party of ["buyer", "seller", "platform", "carrier", "others"] as const)
            expect(range.least[party]).toBeLessThanOrEqual(range.most[party]);
        }
        for (const { least, most, expected } of reported(policy, counted(name, policy, recordsOf(name, drawn)))
          .moneyMoved) {
          if (expected === undefined) continue;
          expect(Object.values(expected).reduce((sum, minor) => sum + minor, 0)).toBe(0);
          expect(expected.buyer).toBeGreaterThanOrEqual(least.buyer - drawn.length);
          expect(expected.buyer).toBeLessThanOrEqual(most.buyer + drawn.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("the segments of each dimension sum to all, in cases, changes, effects and money", () => {
    fc.assert(
      fc.property(market, fc.nat({ max: 3 }), someRecords, (name, which, drawn) => {
        const policy = drafts[name][which] as CompiledPolicy;
        const report = reported(policy, counted(name, policy, recordsOf(name, drawn)));
        const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
        for (const segments of Map.groupBy(report.segments, ({ dimension }) => dimension).values()) {
          expect(sumOf(segments.map(({ cases }) => cases))).toBe(report.cases);
          expect(sumOf(segments.map(({ changed }) => changed))).toBe(report.changed);
          for (const party of ["buyer", "seller", "platform"] as const)
            for (const effect of ["better", "worse", "open"] as const)
              expect(sumOf(segments.map((segment) => segment[party][effect]))).toBe(report[party][effect]);
          for (const side of ["least", "most"] as const)
            expect(sumOf(segments.flatMap(({ moneyMoved }) => moneyMoved.map((money) => money[side].seller)))).toBe(
              sumOf(report.moneyMoved.map((money) => money[side].seller)),
            );
        }
        expect(sumOf(report.verdicts.map(({ cases }) => cases))).toBe(report.cases);
        expect(sumOf(report.baselines.map(({ cases }) => cases))).toBe(report.cases);
      }),
      { numRuns: 100 },
    );
  });

  it("pages counted apart and kept as JSON make the report of all at once", () => {
    fc.assert(
      fc.property(
        market,
        fc.nat({ max: 3 }),
        someRecords,
        fc.integer({ min: 1, max: 5 }),
        (name, which, drawn, size) => {
          const policy = drafts[name][which] as CompiledPolicy;
          const records = recordsOf(name, drawn);
          const joined = newTally();
          for (let start = 0; start < records.length; start += size) {
            const page = counted(name, policy, records.slice(start, start + size));
            joinTally(joined, Tally.parse(JSON.parse(JSON.stringify(page))));
          }
          const report = reported(policy, joined);
          expect(report).toEqual(reported(policy, counted(name, policy, records)));
          expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it("a shadow that looks at decisions one by one counts what a backtest of them reports", () => {
  fc.assert(
    fc.property(market, fc.nat({ max: 3 }), someRecords, (name, which, drawn) => {
      const policy = drafts[name][which] as CompiledPolicy;
      const records = recordsOf(name, drawn).map(([record]) => [record, undefined] as const);
      const report = reported(policy, counted(name, policy, records));
      const sums: Record<string, number> = {};
      for (const [record] of records)
        for (const [key, number] of Object.entries(divergenceCounts(compare(policy, record, calendarOf(name)))))
          sums[key] = (sums[key] ?? 0) + number;
      const shadow = divergenceReport(sums);
      const { cases, changed, explainedDifferently, changesByKind, buyer, seller, platform } = report;
      expect(shadow).toMatchObject({ cases, changed, explainedDifferently, changesByKind, buyer, seller, platform });
      expect(shadow.undercut).toBe(report.undercut.after);
      expect(shadow.moneyMoved).toEqual(report.moneyMoved.map(({ expected: _, ...money }) => money));
      expect(new Set(shadow.verdicts)).toEqual(new Set(report.verdicts));
      expect(DivergenceReport.parse(shadow)).toEqual(shadow);
    }),
    { numRuns: 60 },
  );
});

it("categories are the marketplace's words, also those that every object has", () => {
  fc.assert(
    fc.property(anyRequest, fc.constantFrom("__proto__", "constructor", "toString"), (facts, category) => {
      const lines = facts.lines.map((line) => ({ ...line, category }));
      const record = recordUnder(policyFor("US"), { ...facts, lines });
      if (record === undefined) return;
      const tally = counted("US", policyFor("US"), [[record, undefined]]);
      const { segments } = reported(policyFor("US"), Tally.parse(JSON.parse(JSON.stringify(tally))));
      expect(segments.find(({ dimension }) => dimension === "category")).toMatchObject({ value: category, cases: 1 });
    }),
    { numRuns: 10 },
  );
});
