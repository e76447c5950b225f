import { callBare, recordingStore } from "./bare-calls.ts";
import { lambdaDoor } from "./lambda-door.ts";
import { dealings, handIn, LIFE_BEGINS, opening, type Step } from "./life.ts";
import type { Stand } from "./stand.ts";
import { microsOf, type Ratio, ratioOf } from "./stopwatch.ts";

/** Not counted: a Lambda that has just started has nothing compiled yet. */
const WARM_UP = 60;

/** What of the measured lives starts where others do not get in the way. */
const FIRST_NUMBER = 1_000_000;

/**
 * Every request of a life through its Lambda's handler, beside the DynamoDB calls that it made, made again bare. Both take turns
 * on the same items, so what the machine does meanwhile hits both.
 */
export const handlerRatios = async ({ runtime, store }: Stand, lives: number): Promise<readonly Ratio[]> => {
  const recording = recordingStore(store);
  const send = lambdaDoor({ ...runtime, store: recording.store });
  const rounds = new Map<string, [number, number][]>();
  const calls = new Map<string, number>();
  const run = async (step: Step, counts: boolean) => {
    let answer: Readonly<Record<string, unknown>> = {};
    // The bare calls follow the handler's own; a read can give the handler the same advantage.
    if (step.method === "GET") await send(step);
    recording.take();
    const micros = await microsOf(async () => {
      answer = await send(step);
    });
    const waves = recording.take();
    const bareMicros = await microsOf(() => callBare(store, waves));
    calls.set(step.name, waves.flat().length);
    if (counts) rounds.set(step.name, [...(rounds.get(step.name) ?? []), [micros, bareMicros]]);
    return answer;
  };
  for (let life = 0; life < lives + WARM_UP; life += 1) {
    const number = FIRST_NUMBER + life;
    const counts = life >= WARM_UP;
    await run(handIn(number), counts);
    const { id } = await run(opening(number), counts);
    for (const step of dealings(number, String(id), LIFE_BEGINS)) await run(step, counts);
  }
  return [...rounds].map(([what, times]) => ratioOf(what, `its ${calls.get(what)} DynamoDB calls, bare`, times));
};
