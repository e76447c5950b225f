import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS, type Access, type LambdaName } from "../../lib/config/access.ts";
import { type Bundle, bundleOf, lambdaNames } from "../../local/bench/bundles.ts";

/** Asks a bundled HTTP Lambda and prints its answer. */
const ASK =
  "const { handler } = await import(process.argv[1]); const answer = await handler(JSON.parse(process.argv[2]), {}); process.stdout.write(JSON.stringify(answer));";

/**
 * Kilobytes (1,000 bytes, minified) that each may have, some 5 % above what it has; every one of them is read and parsed at a
 * cold start. One that grows past its budget either carries what it does not use, or its budget is raised with a reason.
 */
const BUDGETS_KB: Readonly<Record<LambdaName, number>> = {
  storefront: 1_320,
  seller: 1_110,
  agent: 970,
  platform: 1_050,
  "return-tasks": 690,
  "refund-tasks": 690,
  "reactions-returns": 740,
  "reactions-refunds": 730,
  "reactions-agent-desk": 680,
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
    ["S3", /@aws-sdk\/client-s3\//, ({ evidence }) => evidence],
    [
      "Step Functions",
      /@aws-sdk\/client-sfn\//,
      // Tasks answer the step that waits for them; that right comes with the state machine.
      ({ processes }, name) => processes.length > 0 || name.endsWith("-tasks"),
    ],
    [
      "Secrets Manager",
      /@aws-sdk\/client-secrets-manager\//,
      ({ cursors, partners }) => cursors || partners.length > 0,
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

  // Two versions of one package would come both: pin those of the SDK so that they agree.
  it.each(NAMES)("%s has no package twice", (name) => {
    const roots = new Set(
      modulesIn(name, /node_modules\//).map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0] ?? path),
    );
    const packages = [...roots].map((root) => root.split("node_modules/").at(-1));
    expect(packages.filter((one, index) => packages.indexOf(one) !== index)).toEqual([]);
  });

  it("says in English what is wrong with a request", () => {
    const event = {
      version: "2.0",
      rawPath: "/storefront/v1/returns",
      headers: { "content-type": "application/json", "idempotency-key": "key-1" },
      body: JSON.stringify({ orderId: 7, lines: [] }),
      requestContext: {
        requestId: "request-1",
        http: { method: "POST", path: "/storefront/v1/returns" },
        authorizer: { jwt: { claims: { sub: "buyer-1", role: "buyer" } } },
      },
    };
    const { file } = bundleNamed("storefront");
    const env = { AWS_REGION: "us-east-1", POWERTOOLS_LOG_LEVEL: "SILENT" };
    const answer = JSON.parse(
      execFileSync(process.execPath, ["--input-type=module", "-e", ASK, file, JSON.stringify(event)], {
        env,
        encoding: "utf8",
      }),
    );
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body).errors).toEqual(
      expect.arrayContaining([
        { pointer: "#/orderId", detail: "Invalid input: expected string, received number" },
        { pointer: "#/lines", detail: "Too small: expected array to have >=1 items" },
      ]),
    );
  });
});
