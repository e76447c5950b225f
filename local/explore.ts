import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

const USAGE = `npm run explore -- [--rounds 10] [test files]

  Runs the property tests with a new seed each round, and stops at the first that fails. To see it again:

  RECOURSE_SEED=<seed> npx vitest run tests/property
`;

const SEEDS = 2 ** 31;
const ROUNDS = "10";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: ROUNDS }, help: { type: "boolean" } },
});

const passes = (seed: number): boolean => {
  process.stderr.write(`seed ${seed}\n`);
  const files = positionals.length === 0 ? ["tests/property"] : positionals;
  const env = { ...process.env, RECOURSE_SEED: String(seed) };
  return spawnSync("vitest", ["run", ...files], { env, stdio: "inherit" }).status === 0;
};

if (values.help === true) process.stdout.write(USAGE);
else
  for (let round = 0; round < Number(values.rounds); round += 1)
    if (!passes(randomInt(SEEDS))) {
      process.exitCode = 1;
      break;
    }
