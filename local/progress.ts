/** Where progress is shown; a terminal lets a line be written over. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How far something is. */
export interface Progress {
  /** `done` of the whole; a word may say what is going on. */
  at(done: number, word?: string): void;
  /** Ends the line; the whole is done. */
  end(): void;
}

const BAR_CELLS = 30;

/** A terminal is written to at most this often. */
const REDRAW_MS = 100;

const bar = (share: number): string => {
  const full = Math.round(share * BAR_CELLS);
  return `[${"#".repeat(full)}${".".repeat(BAR_CELLS - full)}]`;
};

const onTerminal = (label: string, total: number, output: ProgressOutput, nowMs: () => number): Progress => {
  let drawnMs = Number.NEGATIVE_INFINITY;
  const draw = (done: number, word: string) =>
    output.write(`\r\x1b[2K${bar(total === 0 ? 1 : done / total)} ${done}/${total} ${label}${word && ` · ${word}`}`);
  return {
    at: (done, word = "") => {
      if (nowMs() - drawnMs < REDRAW_MS) return;
      drawnMs = nowMs();
      draw(done, word);
    },
    end: () => {
      draw(total, "");
      output.write("\n");
    },
  };
};

// A log keeps every line, so it gets one for each tenth.
const inLog = (label: string, total: number, output: ProgressOutput): Progress => {
  let tenths = 0;
  const line = (done: number, word: string) => output.write(`${label}: ${done}/${total}${word && ` · ${word}`}\n`);
  return {
    at: (done, word = "") => {
      const reached = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (reached <= tenths || reached >= 10) return;
      tenths = reached;
      line(done, word);
    },
    end: () => line(total, ""),
  };
};

/** A bar on a terminal, a few plain lines anywhere else. */
export const showProgress = (
  label: string,
  total: number,
  output: ProgressOutput = process.stderr,
  nowMs: () => number = Date.now,
): Progress => (output.isTTY === true ? onTerminal(label, total, output, nowMs) : inLog(label, total, output));
