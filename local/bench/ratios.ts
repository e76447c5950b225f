import { commitRatios } from "./commit-path.ts";
import { domainRatios } from "./domain-steps.ts";
import { handlerRatios } from "./handlers.ts";
import { setUpStand } from "./stand.ts";
import type { Ratio } from "./stopwatch.ts";
import { transitionRatios } from "./transitions.ts";

/** Everything that has a baseline in the same process. */
export interface Ratios {
  readonly domain: readonly Ratio[];
  readonly engine: readonly Ratio[];
  readonly commits: readonly Ratio[];
  readonly handlers: readonly Ratio[];
}

/** Lives a measurement; with them the ratios take some seconds. */
const HANDLER_LIVES = 60;
const COMMIT_LIVES = 30;

/** Measures all ratios; `note` is told what comes next. */
export const measureRatios = async (note: (text: string) => void): Promise<Ratios> => {
  note("the domain alone");
  const domain = await domainRatios();
  const engine = await transitionRatios();
  const stand = await setUpStand();
  try {
    note("the way to a commit");
    const commits = await commitRatios(stand, COMMIT_LIVES);
    note("requests through their Lambdas");
    return { domain, engine, commits, handlers: await handlerRatios(stand, HANDLER_LIVES) };
  } finally {
    await stand.stop();
  }
};
