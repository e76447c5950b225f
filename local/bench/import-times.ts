import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { LAMBDA_NODE_OPTIONS } from "../../adapters/runtime/bundling.ts";
import type { Bundle } from "./bundles.ts";
import { type Ratio, ratioOf } from "./stopwatch.ts";

/** Imports a module as Lambda's runtime does and prints how many microseconds that took. */
const IMPORT =
  "const startedMs = performance.now(); await import(process.argv[1]); process.stdout.write(String((performance.now() - startedMs) * 1000));";

/** Enough that a median is steady on a machine that does other things too. */
const ROUNDS = 11;

/** Microseconds that a fresh process needs to import a bundle, with the environment of a Lambda and nothing of this machine. */
const importMicros = ({ name, file }: Bundle): number =>
  Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", IMPORT, file], {
      cwd: dirname(file),
      env: { NODE_OPTIONS: LAMBDA_NODE_OPTIONS, AWS_REGION: "us-east-1", AWS_LAMBDA_FUNCTION_NAME: name },
      encoding: "utf8",
    }),
  );

/** How long a bundle takes to import beside the bare one; they take turns, each time in a process of its own. */
export const importTime = (bundle: Bundle, bare: Bundle): Ratio => {
  // The first of each brings the file into the machine's cache and does not count.
  importMicros(bundle);
  importMicros(bare);
  const rounds = Array.from({ length: ROUNDS }, () => [importMicros(bundle), importMicros(bare)] as const);
  return ratioOf(bundle.name, bare.name, rounds);
};
