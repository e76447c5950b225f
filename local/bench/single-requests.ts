import { bodyOf, isSuccess } from "./answers.ts";
import { type Burst, burstOf } from "./burst.ts";
import { approval, listing, opening, reading, type Step } from "./life.ts";
import type { MeasuredRuntime } from "./measured-runtime.ts";

/** Each return is read and listed so often: both take a fraction of an opening. */
const READS_EACH = 10;
const LISTS_EACH = 2;

const repeated = <Item>(items: readonly Item[], times: number): readonly Item[] =>
  Array.from({ length: times }, () => items).flat();

/**
 * Openings by themselves, then reads of what was opened, lists of it, and approvals. What follows of an opening runs meanwhile, as
 * it does in life; between the kinds it comes to rest.
 */
export const measureSingleRequests = async (
  runtime: MeasuredRuntime,
  concurrency: number,
  count: number,
): Promise<readonly Burst[]> => {
  const bursts: Burst[] = [];
  const send = async (steps: readonly Step[]) => {
    const { burst, answers } = await burstOf(runtime, concurrency, steps[0]?.name ?? "", steps.map(runtime.ready));
    bursts.push(burst);
    await runtime.rest();
    return answers;
  };
  const numbers = await runtime.newOrders(count);
  const opened = await send(numbers.map(opening));
  const returns = opened.flatMap((answer, index) =>
    isSuccess(answer) ? [{ number: numbers[index] ?? 0, id: String(bodyOf(answer).id) }] : [],
  );
  const reads = returns.map(({ number, id }) => reading(number, id));
  await send(repeated(reads, READS_EACH));
  await send(repeated([listing], returns.length * LISTS_EACH));
  await send(returns.map(({ id }) => approval(id)));
  return bursts;
};
