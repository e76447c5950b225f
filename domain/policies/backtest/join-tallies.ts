import { joinMovements, noMovement } from "./money-moved.ts";
import type { GroupTally, Tally } from "./tally.ts";

const addCounts = (
  into: Record<string, number | undefined>,
  from: Readonly<Record<string, number | undefined>>,
): void => {
  for (const [key, number] of Object.entries(from)) into[key] = (into[key] ?? 0) + (number ?? 0);
};

/** Adds a group to another, which it changes. */
export const joinGroup = (into: GroupTally, from: GroupTally): void => {
  into.cases += from.cases;
  into.changed += from.changed;
  for (const party of ["buyer", "seller", "platform"] as const) addCounts(into[party], from[party]);
  for (const [currency, moved] of Object.entries(from.moved))
    if (moved !== undefined) into.moved[currency] = joinMovements(into.moved[currency] ?? noMovement, moved);
};

const joinGroups = (into: Record<string, GroupTally>, from: Readonly<Record<string, GroupTally>>): void => {
  for (const [key, group] of Object.entries(from)) {
    const found = into[key];
    if (found === undefined) into[key] = structuredClone(group);
    else joinGroup(found, group);
  }
};

/** Adds what was counted on one page to the rest, which it changes. Pages may come in any order. */
export const joinTally = (into: Tally, from: Tally): void => {
  joinGroup(into.all, from.all);
  into.explainedDifferently += from.explainedDifferently;
  addCounts(into.kinds, from.kinds);
  addCounts(into.verdicts, from.verdicts);
  addCounts(into.baselines, from.baselines);
  joinGroups(into.sellers, from.sellers);
  for (const [dimension, values] of Object.entries(from.segments)) {
    const found = into.segments[dimension] ?? {};
    joinGroups(found, values);
    into.segments[dimension] = found;
  }
  for (const [buyerId, effects] of Object.entries(from.buyers)) {
    const found = into.buyers[buyerId] ?? {};
    addCounts(found, effects);
    into.buyers[buyerId] = found;
  }
  addCounts(into.undercut, from.undercut);
  for (const [floor, cases] of Object.entries(from.floors)) {
    const found = into.floors[floor] ?? { before: 0, after: 0 };
    addCounts(found, cases);
    into.floors[floor] = found;
  }
  for (const [currency, verdicts] of Object.entries(from.ended)) {
    const found = into.ended[currency] ?? {};
    for (const [verdict, ended] of Object.entries(verdicts) as [
      keyof typeof verdicts,
      (typeof verdicts)["ask_seller"],
    ][]) {
      if (ended === undefined) continue;
      const sums = found[verdict] ?? { cases: 0, paidMinor: 0, askedMinor: 0 };
      addCounts(sums, ended);
      found[verdict] = sums;
    }
    into.ended[currency] = found;
  }
};
