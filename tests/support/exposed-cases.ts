import { type ExposedCase, MetricValues } from "../../domain/experiments/index.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import { drawsFrom } from "./random-draws.ts";

/** What the cases of one arm come to, on average. */
export interface Arm {
  readonly units: number;
  readonly hours: number;
  readonly escalated: number;
  readonly csat: number;
}

/** Arms by variant. */
export type Arms = Readonly<Record<string, Arm>>;

const MS_PER_HOUR = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Cases exposed evenly over the first fifth of the days: hours vary by half, shares are spread evenly, each seller has a few. The
 * first `both` units meet the second variant too.
 */
export const exposedCases = (startedAt: Instant, days: number, arms: Arms, both = 0): readonly ExposedCase[] => {
  const draw = drawsFrom(5);
  const inArms = Object.entries(arms).flatMap(([variant, { units, hours, escalated, csat }]) =>
    Array.from({ length: units }, (_, index): ExposedCase => {
      const openedAt = addMs(startedAt, Math.floor((index / units) * days * DAY_MS * 0.2));
      return {
        unitId: `${variant}-${index}`,
        caseId: `${variant}-${index}`,
        sellerId: `seller-${Math.floor(draw() * 200)}`,
        variant,
        exposedAt: openedAt,
        openedAt,
        closedAt: addMs(openedAt, Math.round(hours * (0.5 + draw()) * MS_PER_HOUR)),
        valueMinor: 1_000 + Math.floor(draw() * 10_000),
        values: MetricValues.parse({
          escalated: draw() < escalated ? 1 : 0,
          csat: Math.min(5, Math.max(1, csat + (draw() < 0.5 ? 0.5 : -0.5))),
        }),
      };
    }),
  );
  const second = Object.keys(arms)[1] ?? "";
  return [...inArms, ...inArms.slice(0, both).map((one) => ({ ...one, variant: second, caseId: `${one.caseId}-b` }))];
};
