import { installSampleData } from "../orders/install-sample-data.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { inNewFolder } from "./new-folder.ts";
import { type StartedProcess, startProcess } from "./started-process.ts";
import { median } from "./stopwatch.ts";

/** How long the runtime of `npm start` takes from spawning its process to its first answer, in milliseconds. */
export interface StartTime {
  readonly what: string;
  readonly starts: number;
  readonly minMs: number;
  readonly medianMs: number;
}

export interface Starts {
  readonly times: readonly StartTime[];
  /** Just after the last start of each kind. */
  readonly memory: readonly (Memory | undefined)[];
}

const STARTS = 5;

interface Start {
  readonly firstAnswerMs: number;
  readonly memory: Memory | undefined;
}

/** Starts on a folder and stops again; in between the runtime may be used. */
const startOn = async (folder: string, use?: (started: StartedProcess) => Promise<void>): Promise<Start> => {
  const started = await startProcess("main.ts", ["--empty", "--data", folder]);
  try {
    const memory = memoryOf("", started.pid);
    await use?.(started);
    return { firstAnswerMs: started.firstAnswerMs, memory };
  } finally {
    await started.stop();
  }
};

const installOver = ({ port }: StartedProcess): Promise<void> =>
  installSampleData(
    { url: `http://127.0.0.1:${port}`, clock: { now: () => new Date().toISOString() } },
    { write: () => undefined },
  );

const timesOf = async (start: () => Promise<Start>): Promise<readonly Start[]> => {
  const starts: Start[] = [];
  while (starts.length < STARTS) starts.push(await start());
  return starts;
};

const summed = (what: string, starts: readonly Start[]): Starts => {
  const millis = starts.map(({ firstAnswerMs }) => firstAnswerMs);
  const last = starts.at(-1)?.memory;
  return {
    times: [{ what, starts: starts.length, minMs: Math.min(...millis), medianMs: median(millis) }],
    memory: [last && { ...last, when: what }],
  };
};

/** Starts what `npm start` starts some times on new folders, and some times on one that has the sample data already. */
export const measureStarts = async (): Promise<Starts> => {
  const empty = summed("started on an empty folder", await timesOf(() => inNewFolder((folder) => startOn(folder))));
  const filled = await inNewFolder(async (folder) => {
    await startOn(folder, installOver);
    return summed("started on the sample data", await timesOf(() => startOn(folder)));
  });
  return { times: [...empty.times, ...filled.times], memory: [...empty.memory, ...filled.memory] };
};
