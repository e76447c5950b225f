import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { Language } from "../../../adapters/policies/language.ts";
import { timelineMessages } from "../../../adapters/policies/timeline/messages.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { InspectionReason, RejectReason } from "../../../domain/kernel/reasons.ts";
import { Tender } from "../../../domain/ledger/tender.ts";
import { samplesOf } from "../../support/schema-samples.ts";
import { eventOf, eventRows, recorded, tell, viewers } from "../../support/timeline-events.ts";

const roles: readonly Actor["role"][] = ["buyer", "seller", "senior_agent", "carrier", "system"];
const keysOf = (language: Language) => Object.keys(timelineMessages[language]).sort();

describe.each(Language.options)("timeline messages in %s", (language) => {
  it("exist for every event and every shared phrase, and for nothing else", () => {
    const phrases = keysOf("en").filter((key) => key.startsWith("phrase."));
    expect(keysOf(language)).toEqual([...eventRows.map(({ key }) => key), ...phrases].sort());
  });

  it.each(keysOf("en"))("%s parses", (key) => {
    expect(new IntlMessageFormat(timelineMessages[language][key] ?? "", language).getAst()).not.toEqual([]);
  });

  it.each(eventRows)("$key is a whole sentence for every reader and every code", ({ key, prefix, schema }) => {
    const events = samplesOf(schema).flatMap((event) => roles.map((role) => recorded(event, prefix, role)));
    const sentences = events.flatMap((event) => viewers.map((viewer) => tell(event, viewer, language)?.sentence));
    expect(sentences.filter((sentence) => sentence !== undefined).length).toBeGreaterThan(0);
    for (const sentence of sentences)
      expect(sentence ?? "Hidden.").toMatch(/^(?!.*(?:undefined|null|NaN|[{}]| {2}| \.|\.\.))\S.*[.)]$/u);
    expect(sentences).not.toContain(key);
  });
});

describe.each(Language.options)("codes in %s", (language) => {
  const sentenceFor = (key: string, data: object): string =>
    tell(eventOf(key, data), "agent", language)?.sentence ?? "";
  const legs = (tender: string) => {
    const [leg] = (eventOf("refund.LegsPlanned").data as { readonly legs: readonly object[] }).legs;
    return { legs: [{ ...leg, tender }] };
  };

  it.each([
    [
      "reject reasons",
      RejectReason.options,
      (reason: string) => ["return.ReturnRejected", { stage: "request", reason }],
    ],
    ["findings", InspectionReason.options, (reason: string) => ["return.BadParcelReported", { reason }]],
    ["tenders", Tender.options, (tender: string) => ["refund.LegsPlanned", legs(tender)]],
    [
      "faults' bearers",
      ["SELLER", "CARRIER", "PLATFORM", "UNDETERMINED"],
      (fault: string) => ["refund.LiabilityAssigned", { liability: { fault, provisional: false } }],
    ],
  ] as const)("%s all read differently", (_, codes, toEvent) => {
    const sentences = codes.map((code) => sentenceFor(...(toEvent(code) as [string, object])));
    expect(new Set(sentences).size).toBe(codes.length);
  });
});
