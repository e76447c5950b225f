import { readdirSync, readFileSync } from "node:fs";

/** What a runtime and everything that it started have in memory, in megabytes of 1,048,576 bytes. */
export interface Memory {
  readonly when: string;
  readonly runtimeMb: number;
  /** What the embedded database's own process has. */
  readonly databaseMb: number;
  /** The most that they ever had: the sum of each process's own peak, which no moment exceeded. */
  readonly peakMb: number;
}

interface ProcessMemory {
  readonly name: string;
  readonly residentMb: number;
  readonly peakMb: number;
}

const KB_PER_MB = 1024;

/** Reads `/proc/<pid>/status`. */
export const memoryIn = (status: string): ProcessMemory => {
  const field = (name: string) => new RegExp(`^${name}:\\s+(.+)$`, "m").exec(status)?.[1] ?? "";
  const mb = (name: string) => Number.parseInt(field(name), 10) / KB_PER_MB;
  return { name: field("Name"), residentMb: mb("VmRSS"), peakMb: mb("VmHWM") };
};

const startedBy = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" "))
    .filter((child) => child !== "")
    .map(Number);

const familyOf = (pid: number): readonly number[] => [pid, ...startedBy(pid).flatMap(familyOf)];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Looks at a runtime and all below it; undefined where there is nothing like Linux's `/proc`. */
export const memoryOf = (when: string, pid: number): Memory | undefined => {
  try {
    const family = familyOf(pid).map((member) => memoryIn(readFileSync(`/proc/${member}/status`, "utf8")));
    const { database = [], runtime = [] } = Object.groupBy(family, ({ name }) =>
      name === "dynoxide" ? "database" : "runtime",
    );
    return {
      when,
      runtimeMb: sum(runtime.map(({ residentMb }) => residentMb)),
      databaseMb: sum(database.map(({ residentMb }) => residentMb)),
      peakMb: sum(family.map(({ peakMb }) => peakMb)),
    };
  } catch {
    return undefined;
  }
};
