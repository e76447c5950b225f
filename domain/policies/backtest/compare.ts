import type { MarketCalendar } from "../../kernel/clocks.ts";
import type { CompiledPolicy } from "../compiled-policy.ts";
import { type ChangeKind, differences, type Effect, effectOf, effectOnBuyer, isMaterial } from "./difference.ts";
import type { GrantedSummary } from "./granted-summary.ts";
import { type ActualEnd, type MoneyMoved, moneyMoved } from "./money-moved.ts";
import type { RecordedDecision } from "./recorded-decision.ts";
import { type Redecided, redecide } from "./redecide.ts";

/** What a change is to each party of a case. */
export type Effects = { readonly buyer: Effect; readonly seller: Effect; readonly platform: Effect };

/** A decision that another policy would have made in another way. `money` is there where the terms differ, not the words alone. */
export type Change = {
  readonly kinds: readonly ChangeKind[];
  readonly after: Redecided;
  readonly money?: MoneyMoved;
  readonly effects: Effects;
};

/** A decision beside that of another policy on the same facts. */
export type Comparison = {
  readonly record: RecordedDecision;
  readonly after: GrantedSummary;
  readonly change: Change | undefined;
};

const nobody: Effects = { buyer: "same", seller: "same", platform: "same" };

const effects = (record: RecordedDecision, after: Redecided, { moved }: MoneyMoved): Effects => {
  const { least, most } = moved.range;
  return {
    buyer: effectOnBuyer(record.granted, after, [least.buyer, most.buyer]),
    seller: effectOf([least.seller, most.seller]),
    platform: effectOf([least.platform, most.platform]),
  };
};

const changeOf = (record: RecordedDecision, after: Redecided, end: () => ActualEnd | undefined): Change | undefined => {
  const kinds = differences(record.granted, after);
  if (kinds.length === 0) return undefined;
  if (!isMaterial(kinds)) return { kinds, after, effects: nobody };
  const money = moneyMoved(record, after, end());
  return { kinds, after, money, effects: effects(record, after, money) };
};

/**
 * Decides a recorded request anew under another policy and says what is different. `end` is asked for only where the terms
 * differ: how the case ended, if it has.
 */
export const compare = (
  policy: CompiledPolicy,
  record: RecordedDecision,
  calendar: MarketCalendar,
  end: () => ActualEnd | undefined = () => undefined,
): Comparison => {
  const after = redecide(policy, record, calendar);
  return { record, after: after.granted, change: changeOf(record, after, end) };
};
