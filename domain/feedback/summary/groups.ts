import * as z from "zod";
import type { FeedbackRow } from "./row.ts";

/** By what a summary can be told apart. */
export const GroupBy = z.enum(["market", "reason", "seller", "outcome", "policyVersion", "variant", "agent"]);
export type GroupBy = z.infer<typeof GroupBy>;

/** More groups than this are nobody's overview; the smallest of them are told together. */
export const GROUPS_MAX = 200;

/** The group of those that are too many to be told one by one. No id, code or variant is written like this. */
export const OTHERS = "(others)";

/** The surveys that belong into one table, and how they fall into groups. Experiments are a table each: a case may be in many. */
export interface Grouping {
  readonly experiment?: string;
  readonly rows: readonly FeedbackRow[];
  keyOf(row: FeedbackRow): string;
}

const keys: Readonly<Record<Exclude<GroupBy, "variant">, (row: FeedbackRow) => string>> = {
  market: ({ market }) => market,
  reason: ({ reason }) => reason,
  seller: ({ sellerId }) => sellerId,
  outcome: ({ outcome }) => outcome,
  policyVersion: ({ policy }) => `${policy.id}@${policy.version}`,
  agent: ({ agentId = "" }) => agentId,
};

const experimentsIn = (rows: readonly FeedbackRow[]): readonly string[] =>
  [...new Set(rows.flatMap(({ variants }) => Object.keys(variants)))].sort();

/**
 * The tables of a summary. Agents are judged only by cases that they decided, and not by people who were flagged for fraud: who is
 * caught is never content.
 */
export const groupingsOf = (rows: readonly FeedbackRow[], groupBy: GroupBy): readonly Grouping[] => {
  if (groupBy === "variant")
    return experimentsIn(rows).map((experiment) => ({
      experiment,
      rows: rows.filter(({ variants }) => Object.hasOwn(variants, experiment)),
      keyOf: ({ variants }) => variants[experiment] ?? "",
    }));
  const fit = ({ agentId, isFraudFlagged }: FeedbackRow) =>
    groupBy !== "agent" || (agentId !== undefined && !isFraudFlagged);
  return [{ rows: rows.filter(fit), keyOf: keys[groupBy] }];
};

/** The groups in order of their keys, those beyond the limit in one. */
export const groupsOf = ({ rows, keyOf }: Grouping): readonly (readonly [string, readonly FeedbackRow[]])[] => {
  const groups = [...Map.groupBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (groups.length <= GROUPS_MAX) return groups;
  const bySize = groups.toSorted(([, a], [, b]) => b.length - a.length);
  const kept = new Set(bySize.slice(0, GROUPS_MAX - 1));
  return [
    ...groups.filter((group) => kept.has(group)),
    [OTHERS, groups.filter((group) => !kept.has(group)).flatMap(([, members]) => members)],
  ];
};
