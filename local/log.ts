import type { Log, LogFacts } from "../adapters/runtime/log.ts";
import type { Clock } from "../adapters/runtime/runtime.ts";

/** How much is written: every event, what needs a look, or nothing. */
export type LogLevel = "info" | "warn" | "quiet";

const shown = (value: string | number | boolean): string => {
  const text = String(value);
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
};

const factsOf = (facts: LogFacts): string =>
  Object.entries(facts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${shown(value)}`]))
    .join(" ");

/** `2026-08-03 14:05:09Z`: seconds are enough for a person, and the clock is the virtual one, as in the timelines. */
const timeOf = (clock: Clock): string => `${clock.now().slice(0, 10)} ${clock.now().slice(11, 19)}Z`;

/** A log of one readable line an event: time, word, facts. */
export const createLog = (
  clock: Clock,
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log => {
  const line = (mark: string, message: string, facts: LogFacts = {}) =>
    write(`${timeOf(clock)} ${mark}${message} ${factsOf(facts)}`.trimEnd().concat("\n"));
  return {
    info: (message, facts) => {
      if (level === "info") line("", message, facts);
    },
    warn: (message, facts) => {
      if (level !== "quiet") line("WARN ", message, facts);
    },
    error: (message, facts) => {
      if (level !== "quiet") line("ERROR ", message, facts);
    },
  };
};
