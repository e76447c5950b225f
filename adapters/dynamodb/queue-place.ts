import type { Instant } from "../../domain/kernel/instant.ts";
import { CaseFamily, DeskLanguage, type Needs } from "../../domain/kernel/skills.ts";

/**
 * What stands in a queue's sort value: where the item comes, and what says whether an agent may work on it. The index has keys only,
 * so an agent's queue is read from it without a look at what others work on.
 */
export interface QueuePlace {
  readonly rank: Instant;
  readonly dueAt?: Instant | undefined;
  /** Nobody works on it until then. */
  readonly heldUntil?: Instant | undefined;
  readonly needs?: Needs | undefined;
}

const NONE = "-";

/** The place as the sort value that a case's id follows; it sorts by rank. */
export const queuePlace = ({ rank, dueAt, heldUntil, needs }: QueuePlace): string => {
  const skills = needs && [needs.language, needs.market ?? NONE, needs.family, needs.severity].join(",");
  return [rank, dueAt ?? NONE, heldUntil ?? NONE, skills ?? NONE].join("#");
};

const needsIn = (text: string): Needs | undefined => {
  if (text === NONE) return undefined;
  const [language, market, family, severity] = text.split(",");
  return {
    language: DeskLanguage.parse(language),
    ...(market === NONE ? {} : { market }),
    family: CaseFamily.parse(family),
    severity: Number(severity),
  };
};

/** The place in a queue's sort value. */
export const placeIn = (sort: string): QueuePlace => {
  const [rank, dueAt, heldUntil, needs = NONE] = sort.split("#");
  return {
    rank: rank as Instant,
    ...(dueAt === NONE ? {} : { dueAt: dueAt as Instant }),
    ...(heldUntil === NONE ? {} : { heldUntil: heldUntil as Instant }),
    needs: needsIn(needs),
  };
};
