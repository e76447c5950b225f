import type { CaseFile, Party, Plan } from "../case-file.ts";
import type { Chance, Weighted } from "../chance.ts";
import { DAY_MS, onGrid } from "../times.ts";
import type { NextAction, PartyCase } from "../views.ts";
import { inclinationsOf } from "./inclinations.ts";

/** Where nothing says until when, people take some days. */
const UNHURRIED_DAYS = 5;

/** Some wait until the very last moment, which still counts. */
const LAST_MOMENT_SHARE = 0.04;

const momentFor = ({ dueAt }: NextAction, nowMs: number, chance: Chance): number => {
  const isLast = chance.happens(LAST_MOMENT_SHARE);
  const share = chance.number(0.02, 0.9);
  if (dueAt === undefined) return onGrid(nowMs + share * UNHURRIED_DAYS * DAY_MS);
  const dueMs = Date.parse(dueAt);
  return isLast ? dueMs : onGrid(nowMs + share * (dueMs - nowMs), dueMs);
};

// A closed case cannot be taken up again for units that the buyer has asked for anew.
const hasNewerCase = ({ story, id }: CaseFile): boolean => story.cases.at(-1)?.id !== id;

const choice = (file: CaseFile, party: Party, view: PartyCase, nowMs: number): Plan | undefined => {
  const { nothing, actions } = inclinationsOf(party, view.status);
  const listed = view.nextActions.filter(({ actor, action }) => actor === party && actions[action] !== undefined);
  if (listed.length === 0 || (view.status === "closed" && hasNewerCase(file))) return undefined;
  const chance = file.chances[party];
  const next = chance.weighted<NextAction | undefined>([
    [undefined, nothing],
    ...listed.map((one): Weighted<NextAction> => [one, actions[one.action] ?? 0]),
  ]);
  return next && { party, action: next.action, atMs: momentFor(next, nowMs, chance) };
};

/** What will be done next if nothing comes in between: each party makes up its mind, and the first to act acts. */
export const makePlan = (file: CaseFile, view: PartyCase, nowMs: number): Plan | undefined => {
  const [first, second] = [choice(file, "buyer", view, nowMs), choice(file, "seller", view, nowMs)];
  if (first === undefined || second === undefined) return first ?? second;
  return first.atMs <= second.atMs ? first : second;
};
