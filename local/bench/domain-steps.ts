import { replay } from "../../domain/kernel/decider.ts";
import { type Return, type ReturnCommand, type ReturnEvent, returns } from "../../domain/returns/index.ts";
import { lifeCommands, verdict } from "./return-commands.ts";
import { duel, type Ratio } from "./stopwatch.ts";

/** As long as the timeline of a return that nobody argued about. */
const TIMELINE_EVENTS = 12;

/** One command of a life with what it meets and what it leaves. */
export interface Played {
  readonly command: ReturnCommand;
  readonly before: Return | undefined;
  readonly after: Return | undefined;
  readonly events: readonly ReturnEvent[];
}

/** The whole life, command by command; a refusal means that the measured life is no longer a valid one. */
export const playedLife = (): readonly Played[] => {
  let state = returns.initial;
  return lifeCommands().map((command) => {
    const before = state;
    const decision = returns.decide(before, command);
    if (decision.outcome === "refused") throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    state = decision.events.reduce(returns.evolve, before);
    return { command, before, after: state, events: decision.events };
  });
};

const clone = (value: unknown) => () => JSON.parse(JSON.stringify(value));

const decideAndEvolve =
  ({ command, before }: Played) =>
  () => {
    const decision = returns.decide(before, command);
    return decision.outcome === "accepted" ? decision.events.reduce(returns.evolve, before) : undefined;
  };

/** Deciding, replaying and judging, beside the least that any of it could cost: copying what it reads as JSON. */
export const domainRatios = async (): Promise<readonly Ratio[]> => {
  const life = playedLife();
  const ratios: Ratio[] = [];
  for (const played of life)
    ratios.push(
      await duel({
        what: `decide and evolve ${played.command.type}`,
        act: decideAndEvolve(played),
        baseline: "JSON copy of the state",
        bare: clone(played.after),
        runs: 200,
      }),
    );
  const timeline = life.flatMap(({ events }) => events).slice(0, TIMELINE_EVENTS);
  ratios.push(
    await duel({
      what: `replay a timeline of ${timeline.length} events`,
      act: () => replay(returns, timeline),
      baseline: "JSON copy of the timeline",
      bare: clone(timeline),
      runs: 100,
    }),
    await duel({
      what: "judge a request by its policy",
      act: verdict,
      baseline: "JSON copy of the verdict",
      bare: clone(verdict()),
      runs: 100,
    }),
  );
  return ratios;
};
