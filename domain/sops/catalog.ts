import type { Instant } from "../kernel/instant.ts";
import type { Sop, SopTrigger } from "./definition.ts";

/** What is known of a case for which a procedure is looked for. */
export type SopSituation = SopTrigger;

const PARTS = ["caseType", "queue", "violationCode", "severity", "market"] as const;

const fits = (trigger: SopTrigger, situation: SopSituation): boolean =>
  PARTS.every((part) => trigger[part] === undefined || trigger[part] === situation[part]);

const weight = (trigger: SopTrigger): number => PARTS.filter((part) => trigger[part] !== undefined).length;

const sameTrigger = (one: SopTrigger, other: SopTrigger): boolean => PARTS.every((part) => one[part] === other[part]);

/** The version of each procedure that is in force at an instant. */
const inForce = (sops: readonly Sop[], at: Instant): readonly Sop[] =>
  sops.filter(
    (sop) =>
      sop.effectiveFrom <= at &&
      !sops.some(
        ({ sopId, version, effectiveFrom }) => sopId === sop.sopId && version > sop.version && effectiveFrom <= at,
      ),
  );

/** The procedure for a case that comes to the agents at an instant: of those that fit the one that says most. */
export const sopFor = (sops: readonly Sop[], situation: SopSituation, at: Instant): Sop | undefined =>
  inForce(sops, at)
    .filter(({ trigger }) => fits(trigger, situation))
    .reduce<Sop | undefined>(
      (best, sop) => (best !== undefined && weight(best.trigger) >= weight(sop.trigger) ? best : sop),
      undefined,
    );

const versionFindings = (sops: readonly Sop[]): readonly string[] =>
  sops.flatMap((sop) => {
    const { sopId, version, effectiveFrom } = sop;
    const others = sops.filter((other) => other !== sop && other.sopId === sopId);
    return [
      ...(others.some((other) => other.version === version) ? [`${sopId} has version ${version} twice`] : []),
      ...(others.some((other) => other.version < version && other.effectiveFrom >= effectiveFrom)
        ? [`${sopId} version ${version} is in force no later than the one before it`]
        : []),
      ...(others.some((other) => !sameTrigger(other.trigger, sop.trigger))
        ? [`${sopId} version ${version} has another trigger than its other versions`]
        : []),
    ];
  });

/** What is wrong between procedures: versions that collide, and two of them for the same cases. */
export const catalogFindings = (sops: readonly Sop[]): readonly string[] => [
  ...new Set([
    ...versionFindings(sops),
    ...sops.flatMap(({ sopId, trigger }) =>
      sops
        .filter((other) => other.sopId > sopId && sameTrigger(other.trigger, trigger))
        .map((other) => `${sopId} and ${other.sopId} are for the same cases`),
    ),
  ]),
];
