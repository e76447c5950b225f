import { parseArgs } from "node:util";

/** What a replay was asked for. */
export interface ReplayCommand {
  readonly folder: string;
  readonly seed: number;
  /** Only the first so many orders. */
  readonly limit: number | undefined;
  /** A running system; one of its own when absent. */
  readonly url: string | undefined;
}

/** The command line asks for something that does not exist; the message says what does. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

export const USAGE = `npm run replay -- --orders <folder> [--seed 7] [--limit 100] [--url http://localhost:4000]

  --orders   CSV files in the form of the Brazilian E-Commerce Public Dataset by Olist
  --seed     what people do; the same seed does the same
  --limit    only the first orders
  --url      a running system whose clock is before the first order; one in memory is started when absent
`;

const whole = (name: string, text: string | undefined, min: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > 2 ** 31 - 1)
    throw new WrongUse(`--${name} is a whole number from ${min} up, not ${text}\n\n${USAGE}`);
  return value;
};

const valuesIn = (args: readonly string[]) => {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { orders: text, seed: text, limit: text, url: text } }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
};

/** Seven, as in the README. */
const DEFAULT_SEED = 7;

/** Reads the arguments; throws `WrongUse`. */
export const readReplayCommand = (args: readonly string[]): ReplayCommand => {
  const { orders, seed, limit, url } = valuesIn(args);
  if (orders === undefined) throw new WrongUse(USAGE);
  return {
    folder: orders,
    seed: whole("seed", seed, 0) ?? DEFAULT_SEED,
    limit: whole("limit", limit, 1),
    url: url?.replace(/\/+$/, ""),
  };
};
