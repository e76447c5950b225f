import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureCapacity } from "./capacity.ts";
import { measureGrowth } from "./growth.ts";
import { priceOfThousand } from "./list-price.ts";
import { capacityMarkdown } from "./markdown.ts";
import { bundleTable, measureBundles } from "./measure-bundles.ts";
import { memoryInFolder } from "./memory-in-folder.ts";
import { measureOverHttp } from "./over-http.ts";
import { measureRatios } from "./ratios.ts";
import { measureReplayedDecisions } from "./replayed-decisions.ts";
import {
  burstTable,
  latencyTable,
  memoryTable,
  ratioTable,
  replayTable,
  startTable,
  wholeReturnsTable,
} from "./report.ts";
import { measureStarts } from "./start-times.ts";

const USAGE = `npm run bench -- [--json] [--capacity | --bundles | --growth [--cases <number>]]

  Prints ratios, each figure beside a baseline measured in the same breath, since times alone say more about the machine; and what
  clients see over HTTP, how long a start takes, and what is in memory. It takes a minute or two.

  --capacity         prints what each access pattern consumes instead, as docs/capacity.md has it
  --bundles          prints how large each Lambda is and how long it takes to import, beside a bare SDK, instead
  --growth           prints how much longer everything takes with many cases than with 500 instead; it takes several minutes
  --cases <number>   so many cases are many; 20000 unless said otherwise
  --json             prints JSON
`;

const { values } = parseArgs({
  options: {
    bundles: { type: "boolean" },
    capacity: { type: "boolean" },
    growth: { type: "boolean" },
    cases: { type: "string", default: "20000" },
    json: { type: "boolean" },
    help: { type: "boolean" },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** Figures as JSON, or as the text that people read. */
const show = <Figures extends object>(figures: Figures, textOf: (figures: Figures) => string): void =>
  say(values.json === true ? JSON.stringify(figures, null, 2) : textOf(figures));

const machine = `${cpus().length} cores, which had ${(loadavg()[0] ?? 0).toFixed(1)} processes waiting when this began`;

const showCapacity = async (): Promise<void> => {
  const report = await measureCapacity();
  show({ ...report, usdPerThousand: priceOfThousand(report.whole) }, capacityMarkdown);
};

const showBundles = async (): Promise<void> => show(await measureBundles(note), bundleTable);

const showGrowth = async (): Promise<void> => {
  const cases = Number(values.cases);
  if (!Number.isInteger(cases) || cases < 1) throw new Error(`--cases is a number of cases, not ${values.cases}`);
  show(await measureGrowth(cases), ({ ratios, failures, memory }) =>
    ["", machine, ratioTable(ratios), `${failures} failures`, memoryTable(memory)].join("\n\n"),
  );
};

const showBench = async (): Promise<void> => {
  const ratios = await measureRatios(note);
  note("policies on past decisions");
  const replayedDecisions = measureReplayedDecisions();
  const { wholeReturns, singleRequests, memory } = await measureOverHttp(note);
  note("starts and memory");
  const starts = await measureStarts();
  const figures = {
    ...ratios,
    replayedDecisions,
    wholeReturns,
    singleRequests,
    starts: starts.times,
    memory: [...starts.memory, await memoryInFolder(), memory],
  };
  show(figures, ({ domain, engine, commits, handlers }) =>
    [
      "",
      machine,
      ratioTable([...domain, ...engine, ...commits, ...handlers]),
      replayTable(replayedDecisions),
      wholeReturnsTable(wholeReturns),
      burstTable(singleRequests),
      latencyTable(wholeReturns),
      startTable(starts.times),
      memoryTable(figures.memory),
    ].join("\n\n"),
  );
};

if (values.help === true) say(USAGE);
else if (values.bundles === true) await showBundles();
else if (values.capacity === true) await showCapacity();
else if (values.growth === true) await showGrowth();
else await showBench();
