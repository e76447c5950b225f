import { expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { createLog, type LogLevel } from "../../../local/log.ts";

const clock = { now: () => instant("2026-08-03T14:05:09.123Z") };

const linesAt = (level: LogLevel): string[] => {
  const lines: string[] = [];
  const log = createLog(clock, level, (line) => lines.push(line));
  log.info("request", { route: "open-return", status: 201, absent: undefined });
  log.warn("reaction failed", { error: 'Error: "x" = 1' });
  log.error("lost");
  return lines;
};

const WARN = '2026-08-03 14:05:09Z WARN reaction failed error="Error: \\"x\\" = 1"\n';
const ERROR = "2026-08-03 14:05:09Z ERROR lost\n";

it.each<[LogLevel, string[]]>([
  ["info", ["2026-08-03 14:05:09Z request route=open-return status=201\n", WARN, ERROR]],
  ["warn", [WARN, ERROR]],
  ["quiet", []],
])("at level %s one line an event says time, word and facts", (level, lines) => {
  expect(linesAt(level)).toEqual(lines);
});
