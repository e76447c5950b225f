import { OverrideReason } from "../kernel/reasons.ts";
import type { Finding } from "./compiled-policy.ts";
import { reasonFindings } from "./market-reasons.ts";
import type { PolicyDocument } from "./policy-document.ts";

const overrideFindings = ({ overrides }: PolicyDocument): readonly Finding[] => {
  const listed = overrides.map(({ reason }) => reason);
  const missing = OverrideReason.options.filter((reason) => !listed.includes(reason));
  const repeated = listed.filter((reason, index) => listed.indexOf(reason) < index);
  return [
    ...missing.map((reason) => ({ reason: `overrides: ${reason} has no terms` })),
    ...repeated.map((reason) => ({ reason: `overrides: ${reason} is listed twice` })),
    ...overrides.flatMap(({ reason, agentCapMinor, seniorCapMinor, payers }) => [
      ...(agentCapMinor > seniorCapMinor
        ? [{ reason: `overrides: ${reason} caps an agent above a senior agent` }]
        : []),
      // Goodwill is the platform's own kindness: nobody else may be made to pay for it.
      ...(reason === "GOODWILL" && payers.join() !== "platform"
        ? [{ reason: `overrides: GOODWILL is paid by the platform alone, not by ${payers.join(", ")}` }]
        : []),
    ]),
  ];
};

const compensationFindings = ({ compensation, overrides }: PolicyDocument): readonly Finding[] => {
  // That goodwill is the platform's is checked with its own terms.
  const byOthers = compensation.reasons.filter(
    (listed) =>
      listed !== "GOODWILL" &&
      overrides.some(({ reason, payers }) => reason === listed && !payers.includes("platform")),
  );
  return [
    ...(compensation.agentCapMinor > compensation.seniorCapMinor
      ? [{ reason: "compensation: caps an agent above a senior agent" }]
      : []),
    ...byOthers.map((reason) => ({ reason: `compensation: ${reason} is never paid by the platform` })),
  ];
};

const limitFindings = ({ limits }: PolicyDocument): readonly Finding[] =>
  limits.offerMinPercent > limits.offerMaxPercent
    ? [{ reason: `limits: offers from ${limits.offerMinPercent} to ${limits.offerMaxPercent} percent leave none` }]
    : [];

const withdrawalFindings = ({ windows, withdrawalLimits }: PolicyDocument): readonly Finding[] =>
  windows.withdrawal !== undefined && withdrawalLimits === undefined
    ? [{ reason: "withdrawalLimits: missing, though the policy has a withdrawal window" }]
    : [];

const identityFindings = ({ id, market }: PolicyDocument): readonly Finding[] =>
  id === `returns-${market}` ? [] : [{ reason: `id: ${id} is not the policy of ${market}` }];

/** What is wrong with a document beyond its shape, rules aside. */
export const documentFindings = (document: PolicyDocument): readonly Finding[] => [
  ...identityFindings(document),
  ...limitFindings(document),
  ...withdrawalFindings(document),
  ...overrideFindings(document),
  ...compensationFindings(document),
  ...reasonFindings(document.reasons ?? []),
];
