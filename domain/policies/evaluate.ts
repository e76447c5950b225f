import type { MarketCalendar } from "../kernel/clocks.ts";
import { invariant } from "../kernel/invariant.ts";
import type { LineFacts, RequestFacts } from "../kernel/request-facts.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { conditionFacts } from "./condition-facts.ts";
import type { ReasonDefaults } from "./reason-catalogue.ts";
import type { GrantedTerms, LineVerdict } from "./request-verdict.ts";
import { type Ruling, ruleOn } from "./ruling.ts";
import { celContext } from "./vocabulary.ts";
import { type WindowEnds, windowEnds } from "./window-ends.ts";

const isReturnNeeded = ({ returnRule }: ReasonDefaults, delivered: boolean): boolean =>
  returnRule === "if_delivered" ? delivered : returnRule !== "no";

const granted = ({ outcome, named }: Ruling, defaults: ReasonDefaults, ends: WindowEnds): GrantedTerms => {
  const { verdict, outboundShippingRefund, refundTiming, commissionReturned, sellerAdminFeePercent } = outcome;
  invariant(
    verdict !== undefined &&
      outboundShippingRefund !== undefined &&
      refundTiming !== undefined &&
      commissionReturned !== undefined &&
      sellerAdminFeePercent !== undefined,
    "a loaded policy ends with a default that sets every field",
  );
  const windowEndsAt = ends[outcome.window ?? defaults.window];
  invariant(windowEndsAt !== undefined, "a loaded policy names no window that it does not have");
  return {
    verdict,
    explanation: named.map(({ id, citation, article, sentence }) => ({ ruleId: id, citation, article, sentence })),
    statutory: outcome.statutory ?? false,
    fault: outcome.fault ?? defaults.fault,
    returnNeeded: outcome.returnNeeded,
    returnShippingPayer: outcome.returnShippingPayer ?? defaults.returnShippingPayer,
    outboundShippingRefund,
    // Where nothing comes back there is no parcel to wait for.
    refundTiming: outcome.returnNeeded ? refundTiming : "RETURNLESS",
    evidencePhotosMin: outcome.evidencePhotosMin ?? defaults.evidencePhotosMin,
    windowEndsAt,
    commissionReturned,
    sellerAdminFeePercent,
  };
};

/** What the policy by itself says to one line of a request, as if it were alone, the law aside. Answers for any facts. */
export const evaluate = (
  policy: CompiledPolicy,
  request: RequestFacts,
  line: LineFacts,
  calendar: MarketCalendar,
): LineVerdict => {
  const { market, windows, limits } = policy.document;
  invariant(
    calendar.market === market,
    `the policy of ${market} needs its own calendar, not that of ${calendar.market}`,
  );
  const defaults = policy.reasons.get(line.reason);
  invariant(defaults !== undefined, `${line.reason} has defaults`);
  const ends = windowEnds(windows, request, line, calendar);
  const facts = conditionFacts(request, line, defaults, ends, limits.notReceivedBarHours, calendar);
  const ruling = ruleOn(policy.rules, celContext(facts), isReturnNeeded(defaults, facts.delivered));
  return {
    lineId: line.lineId,
    granted: granted(ruling, defaults, ends),
    facts,
  };
};
