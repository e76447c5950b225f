import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureCapacity } from "./capacity.ts";
import { commitRatios } from "./commit-path.ts";
import { domainRatios } from "./domain-steps.ts";
import { handlerRatios } from "./handlers.ts";
import { priceOfThousand } from "./list-price.ts";
import { type Load, loadAt } from "./load.ts";
import { capacityMarkdown } from "./markdown.ts";
import { loadTables, ratioTable } from "./report.ts";
import { setUpStand } from "./stand.ts";
import { transitionRatios } from "./transitions.ts";

const USAGE = `npm run bench -- [--json] [--capacity]

  Prints ratios: each figure beside a baseline measured in the same breath, since times alone say more about the machine.

  --capacity   prints what each access pattern consumes instead, as docs/capacity.md has it
  --json       prints JSON
`;

/** Lives a measurement; with them a run stays under a minute on two quiet cores. */
const HANDLER_LIVES = 10;
const COMMIT_LIVES = 10;
const LOADS = [
  { concurrency: 1, lives: 12 },
  { concurrency: 8, lives: 40 },
  { concurrency: 16, lives: 48 },
] as const;

const { values } = parseArgs({
  options: { capacity: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const note = (text: string): void => void process.stderr.write(`${text}\n`);

const showCapacity = async (): Promise<void> => {
  const report = await measureCapacity();
  if (values.json === true) say(JSON.stringify({ ...report, usdPerThousand: priceOfThousand(report.whole) }, null, 2));
  else say(capacityMarkdown(report));
};

const measureAll = async () => {
  note("the domain alone");
  const domain = await domainRatios();
  const engine = await transitionRatios();
  const stand = await setUpStand();
  try {
    note("the way to a commit");
    const commits = await commitRatios(stand, COMMIT_LIVES);
    note("requests through their Lambdas");
    const handlers = await handlerRatios(stand, HANDLER_LIVES);
    const loads: Load[] = [];
    for (const [index, { concurrency, lives }] of LOADS.entries()) {
      note(`${lives} whole returns over HTTP, ${concurrency} at once`);
      loads.push(await loadAt(stand, concurrency, (index + 1) * 1_000, lives));
    }
    return { domain, engine, commits, handlers, loads };
  } finally {
    await stand.stop();
  }
};

const showBench = async (): Promise<void> => {
  const before = loadavg()[0] ?? 0;
  const { domain, engine, commits, handlers, loads } = await measureAll();
  if (values.json === true) return say(JSON.stringify({ domain, engine, commits, handlers, loads }, null, 2));
  say(`\n${cpus().length} cores, which had ${before.toFixed(1)} processes waiting when this began\n`);
  say(ratioTable([...domain, ...engine, ...commits, ...handlers]));
  say(`\n${loadTables(loads)}`);
};

if (values.help === true) say(USAGE);
else if (values.capacity === true) await showCapacity();
else await showBench();
