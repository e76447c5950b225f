import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS, type Access, type LambdaName } from "../../lib/config/access.ts";
import { type Bundle, bundleOf, lambdaNames } from "../../local/bench/bundles.ts";

/** Asks a bundled HTTP Lambda and prints its answer; what it logs as an error goes to the other stream. */
const ASK =
  "const { handler } = await import(process.argv[1]); const answer = await handler(JSON.parse(process.argv[2]), {}); process.stdout.write(JSON.stringify(answer));";

/** Loads a bundle and prints whether Node has then loaded the client behind `fetch`, and whether it has once it is needed. */
const FETCH_CLIENT =
  "const isLoaded = () => process.moduleLoadList.some((name) => name.includes('undici')); await import(process.argv[1]); const before = isLoaded(); Response; process.stdout.write([before, isLoaded()].join());";

/**
 * Kilobytes (1,000 bytes, minified) that each may have, some 5 % above what it has; every one of them is read and parsed at a
 * cold start. One that grows past its budget either carries what it does not use, or its budget is raised with a reason.
 */
const BUDGETS_KB: Readonly<Record<LambdaName, number>> = {
  // A tenth of it evaluates flags: OpenFeature, flagd's rules with their schema, and the client of AppConfig.
  // Parties, agents and the marketplace read disputes, so the four of them carry their rules, decider and sentences.
  storefront: 2_100,
  // All that speak to people carry what they say: sentences for three readers and the articles, in four languages.
  // A fifth of it is the policies with what checks their conditions: a dispute that a seller opens pins the one in force.
  seller: 1_860,
  // A tenth of it is the client of S3, which shows evidence.
  agent: 1_690,
  // It computes the results of experiments too, and analyses policies.
  platform: 1_810,
  "return-tasks": 700,
  "refund-tasks": 690,
  "feedback-tasks": 720,
  "experiment-tasks": 720,
  // It tells of disputes too, and hands what they decided back to returns.
  "reactions-returns": 850,
  // It has the chargebacks too, which are paid out of what refunds could give back and tell every case of the order, and the disputes,
  // which order refunds.
  "reactions-refunds": 930,
  // It carries the procedures that agents work by, in four languages, and every kind of case that may have one or needs certain skills.
  "reactions-agent-desk": 945,
  "reactions-feedback": 700,
  "reactions-experiments": 700,
  "backtest-tasks": 1_010,
  "chargeback-tasks": 700,
  "dispute-tasks": 700,
  "sop-tasks": 700,
  "quality-tasks": 700,
  "reactions-backtests": 1_050,
  publisher: 450,
};

const NAMES = lambdaNames();

describe("a bundle", () => {
  const folder = mkdtempSync(join(tmpdir(), "recourse-bundles-"));
  const bundles = new Map<string, Bundle>();

  beforeAll(async () => {
    for (const name of NAMES) bundles.set(name, await bundleOf(name, folder));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bundleNamed = (name: string): Bundle => {
    const bundle = bundles.get(name);
    if (bundle === undefined) throw new Error(`no Lambda ${name}`);
    return bundle;
  };

  const modulesIn = (name: string, pattern: RegExp): readonly string[] =>
    bundleNamed(name)
      .modules.map(({ what }) => what)
      .filter((what) => pattern.test(what));

  it.each(Object.entries(BUDGETS_KB))("%s has at most %i KB", (name, budgetKb) => {
    expect(bundleNamed(name).bytes / 1000).toBeLessThanOrEqual(budgetKb);
  });

  // Fifty languages are a quarter of a megabyte; `import { z } from "zod"` would bring them all.
  it.each(NAMES)("%s has zod's English messages and no other language", (name) => {
    expect(modulesIn(name, /zod\/v4\/locales\//).map((path) => path.split("/").at(-1))).toEqual(["en.js"]);
  });

  it.each<[string, RegExp, (access: Access, name: LambdaName) => boolean]>([
    ["AppConfig", /@aws-sdk\/client-appconfigdata\//, ({ flags }) => flags],
    ["S3", /@aws-sdk\/client-s3\//, ({ evidence }) => evidence !== "none"],
    [
      "Step Functions",
      /@aws-sdk\/client-sfn\//,
      // Tasks answer the step that waits for them; that right comes with the state machine. A backtest waits for nobody.
      ({ processes }, name) => processes.length > 0 || (name.endsWith("-tasks") && name !== "backtest-tasks"),
    ],
    [
      "Secrets Manager",
      /@aws-sdk\/client-secrets-manager\//,
      ({ cursors, surveys, partners }) => cursors || surveys || partners.length > 0,
    ],
  ])("has the client of %s exactly where the access table gives a right to it", (_what, client, isGiven) => {
    const having = NAMES.filter((name) => modulesIn(name, client).length > 0);
    const given = Object.entries(ACCESS).filter(([name, access]) => isGiven(access, name as LambdaName));
    expect(having.toSorted()).toEqual(given.map(([name]) => name).toSorted());
  });

  it.each(NAMES)("%s checks the policies at its start exactly if it has them", (name) => {
    const policies = modulesIn(name, /^policies\/returns-/);
    expect(modulesIn(name, /with-policies\.ts$/)).toHaveLength(policies.length > 0 ? 1 : 0);
  });

  it.each(NAMES)("%s has no record of what texts were translated from", (name) => {
    expect(modulesIn(name, /texts\/sources\.json$/)).toEqual([]);
  });

  it.each(NAMES)("%s does not load the client behind fetch before it is needed", (name) => {
    const { file } = bundleNamed(name);
    const run = ["--input-type=module", "-e", FETCH_CLIENT, file];
    expect(execFileSync(process.execPath, run, { env: { AWS_REGION: "us-east-1" }, encoding: "utf8" })).toBe(
      "false,true",
    );
  });

  // Two versions of one package would come both: pin those of the SDK so that they agree.
  it.each(NAMES)("%s has no package twice", (name) => {
    const roots = new Set(
      modulesIn(name, /node_modules\//).map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0] ?? path),
    );
    const packages = [...roots].map((root) => root.split("node_modules/").at(-1));
    expect(packages.filter((one, index) => packages.indexOf(one) !== index)).toEqual([]);
  });

  const ask = (method: string, path: string, rest: object, env: Readonly<Record<string, string>>) => {
    const event = {
      version: "2.0",
      rawPath: path,
      headers: { "content-type": "application/json", "idempotency-key": "key-1" },
      requestContext: {
        requestId: "request-1",
        http: { method, path },
        authorizer: { jwt: { claims: { sub: "buyer-1", role: "buyer" } } },
      },
      ...rest,
    };
    const { file } = bundleNamed("storefront");
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", ASK, file, JSON.stringify(event)],
      { env: { AWS_REGION: "us-east-1", ...env }, encoding: "utf8" },
    );
    return { answer: stdout, log: stderr };
  };

  it("says in English what is wrong with a request", () => {
    const body = JSON.stringify({ orderId: 7, lines: [] });
    const { answer } = ask("POST", "/storefront/v1/returns", { body }, { POWERTOOLS_LOG_LEVEL: "SILENT" });
    expect(JSON.parse(answer)).toMatchObject({ statusCode: 400 });
    expect(JSON.parse(JSON.parse(answer).body).errors).toEqual(
      expect.arrayContaining([
        { pointer: "#/orderId", detail: "Invalid input: expected string, received number" },
        { pointer: "#/lines", detail: "Too small: expected array to have >=1 items" },
      ]),
    );
  });

  // Nobody listens there; what counts is that the SDK finds all that it needs of Node's modules, of which the bundle has a stand-in.
  it.each(["http", "https"])("calls DynamoDB over %s", (protocol) => {
    const { log } = ask(
      "GET",
      "/storefront/v1/returns/ret_1",
      {},
      {
        AWS_ENDPOINT_URL: `${protocol}://127.0.0.1:1`,
        AWS_ACCESS_KEY_ID: "id",
        AWS_SECRET_ACCESS_KEY: "secret",
        AWS_MAX_ATTEMPTS: "1",
        CASES_TABLE: "cases",
      },
    );
    expect(log).toContain("connect ECONNREFUSED 127.0.0.1:1");
  });
});
