import type { MarketCalendar } from "../../kernel/clocks.ts";
import type { CompiledPolicy } from "../compiled-policy.ts";
import { all, any, compared, type Expression, holds, not } from "../expression.ts";
import { isCalledUpon } from "./coverage.ts";
import type { Exclusion, Floor } from "./floor.ts";
import { type PeriodsBeside, periodsBeside } from "./window-scan.ts";

/**
 * The cases that a floor covers, as a condition over the facts that a policy's rules read, for buyers who were told of their
 * right or who were not. `periods` is how the policy's own periods compare with that of the floor, if it has one.
 */
export type Region = {
  readonly floor: Floor;
  readonly informed: boolean;
  readonly when: Expression;
  readonly periods: PeriodsBeside | undefined;
};

const isMarked = ({ flag, needsDisclosure }: Exclusion): Expression =>
  flag === null ? any() : all(compared("flags", "has", flag), needsDisclosure ? holds("exclusionDisclosed") : all());

/** That the goods came sealed and the seal counts by law, so that it may be looked at before the money moves. */
export const sealCounts = ({ exclusions }: Floor): Expression =>
  any(...exclusions.filter((exclusion) => exclusion.holds === "if_unsealed").map(isMarked));

const isLeftOut = ({ exclusions, fault }: Floor): Expression =>
  any(
    ...exclusions.filter((exclusion) => exclusion.holds === "always").map(isMarked),
    ...(fault?.shorterFor ?? []).map(({ flag }) => compared("flags", "has", flag)),
  );

/** A period of the policy that is never shorter than the floor's is open wherever that is; of others nothing is known. */
const within = ({ shorter, names, daysMax }: PeriodsBeside): Expression =>
  all(
    compared("daysSinceDelivery", "<=", daysMax),
    ...names.filter((name) => !shorter.has(name)).map((name) => holds(`inWindow.${name}`)),
  );

const regionOf = (policy: CompiledPolicy, floor: Floor, informed: boolean, calendar: MarketCalendar): Region => {
  const periods = periodsBeside(policy.document, floor, informed, calendar);
  const reasons = [...policy.reasons.values()].filter((defaults) => isCalledUpon(floor, defaults));
  const told = holds("seller.informedOfWithdrawal");
  const when = all(
    compared("reason", "in", ...reasons.map(({ code }) => code)),
    compared("seller.legalStatus", "==", "trader"),
    compared("buyer.kind", "==", "consumer"),
    informed ? told : not(told),
    not(isLeftOut(floor)),
    periods === undefined ? all() : within(periods),
  );
  return { floor, informed, when, periods };
};

/** A policy answers to every law from its beginning on; what was law before that does not concern it. */
const concerns = ({ document }: CompiledPolicy, { effectiveTo }: Floor): boolean =>
  effectiveTo === null || effectiveTo >= document.effectiveFrom.slice(0, "2026-01-01".length);

/** The regions of all floors that bind a policy by its rules. A withdrawal without a period binds nobody. */
export const regionsOf = (policy: CompiledPolicy, calendar: MarketCalendar): readonly Region[] =>
  policy.floors
    .filter((floor) => floor.topic !== "withdrawal_function" && concerns(policy, floor))
    .flatMap((floor) => [true, false].map((informed) => regionOf(policy, floor, informed, calendar)))
    .filter(({ floor, periods }) => floor.topic === "fault" || periods !== undefined);

/** Everything that may be asked about a region, so that a model can be made of it. */
export const namedIn = ({ when, floor }: Region): readonly Expression[] => [
  when,
  sealCounts(floor),
  holds("wholeOrder"),
  holds("shipped"),
];
