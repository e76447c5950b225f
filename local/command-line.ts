import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** What `npm start` was asked for. */
export interface CommandLine {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** The definition of flags; absent: the one in the data folder. */
  readonly flagFile: string | undefined;
  readonly fresh: boolean;
  /** No sample data. */
  readonly empty: boolean;
  readonly endpoint: string | undefined;
}

/** The command line or the environment asks for something that does not exist; the message says what does. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

const DEFAULT_PORT = 4000;

/** Printed by `npm start -- --help`. */
export const USAGE = `npm start -- [--fresh] [--empty] [--data <folder>] [--flags <file>]

  --fresh           forget all data and begin anew
  --empty           install no sample data
  --data <folder>   keep the data there instead of in .recourse
  --flags <file>    take the flags from there instead of from flags.json in the data folder

  PORT=4001                                   listen there instead of on port ${DEFAULT_PORT}
  HOST=0.0.0.0                                let other machines in; there is no door to /_local
  DYNAMODB_ENDPOINT=http://localhost:8000     use that database instead of the embedded one
`;

const portOf = (text: string | undefined): number => {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new WrongUse(`PORT is a number from 0 to 65535, not ${text}`);
  return port;
};

const optionsIn = (args: readonly string[]) => {
  try {
    const flag = { type: "boolean" } as const;
    const text = { type: "string" } as const;
    return parseArgs({ args: [...args], options: { fresh: flag, empty: flag, data: text, flags: text } }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

/** Reads arguments and environment; throws `WrongUse`. */
export const readCommandLine = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine => {
  const { fresh = false, empty = false, data, flags } = optionsIn(args);
  return {
    port: portOf(environment.PORT),
    host: environment.HOST || "127.0.0.1",
    dataFolder: data ?? fileURLToPath(new URL("../.recourse", import.meta.url)),
    flagFile: flags,
    fresh,
    empty,
    endpoint: environment.DYNAMODB_ENDPOINT || undefined,
  };
};
