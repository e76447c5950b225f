import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS } from "../../lib/config/access.ts";
import { bundleOf as measuredBundleOf } from "../../local/bench/bundles.ts";
import { bundlesIn, stackNamesIn, synthesizeApp } from "../support/infrastructure/synthesized-app.ts";

/** Ten bundles on a busy two-core machine. */
const SYNTHESIS_MS_MAX = 180_000;
/** Loads the bundle as Lambda's runtime does and answers what its `handler` is. */
const LOAD =
  "import(process.argv[1]).then((m) => process.stdout.write(typeof m.handler), (e) => { console.error(e); process.exitCode = 1; })";

const NAMES = [...Object.keys(ACCESS), "publisher"];

describe("the whole app, synthesized as cdk does it", () => {
  let folder = "";
  let printed = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "recourse-cdk-"));
    printed = synthesizeApp(folder);
  }, SYNTHESIS_MS_MAX);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bundleOf = (name: string) => {
    const bundle = bundlesIn(folder).find((each) => each.name === name);
    if (bundle === undefined) throw new Error(`no Lambda ${name}`);
    return bundle;
  };

  it("has the six stacks and warns of nothing", () => {
    expect(
      stackNamesIn(folder)
        .map((name) => name.replace("Recourse-dev-", ""))
        .sort(),
    ).toEqual(["Api", "Data", "Events", "Flags", "Observability", "Workflows"]);
    expect(printed).not.toMatch(/warn|deprecat/i);
  });

  it("breaks no rule of CloudFormation", () => {
    const { pluginReports } = JSON.parse(readFileSync(join(folder, "validation-report.json"), "utf8"));
    expect(pluginReports).toEqual([]);
  });

  it("deploys each Lambda once", () => {
    expect(
      bundlesIn(folder)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...NAMES].sort());
  });

  it.each(NAMES)("%s loads by itself, without node_modules, and has a handler", (name) => {
    const bundle = bundleOf(name);
    const variables = Object.fromEntries(bundle.variables.map((variable) => [variable, `test-${variable}`]));
    // What Lambda sets is set; nothing of this machine is handed on.
    const env = {
      ...variables,
      NODE_OPTIONS: "--enable-source-maps",
      AWS_REGION: "us-east-1",
      AWS_LAMBDA_FUNCTION_NAME: name,
    };
    const file = join(bundle.folder, "index.mjs");
    expect(execFileSync(process.execPath, ["-e", LOAD, file], { cwd: bundle.folder, env, encoding: "utf8" })).toBe(
      "function",
    );
  });

  it.each(NAMES)("%s is what the bench measures, byte for byte", async (name) => {
    const { file } = await measuredBundleOf(name, join(folder, "measured"));
    expect(readFileSync(file).equals(readFileSync(join(bundleOf(name).folder, "index.mjs")))).toBe(true);
  });

  it.each(NAMES)("%s comes with its source map", (name) => {
    const { folder: bundle } = bundleOf(name);
    expect(statSync(join(bundle, "index.mjs.map")).size).toBeGreaterThan(0);
  });
});
