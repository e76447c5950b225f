import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import { platform, startStory } from "../support/running-recourse.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const walk = /## Change a policy[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

const isMissing = ["bash", "curl"].find((command) => spawnSync(command, ["--version"]).status !== 0);

const folder = mkdtempSync(join(tmpdir(), "recourse-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Version = { readonly number: number; readonly status: string };

it.skipIf(isMissing !== undefined)(
  `the README's walk from a draft to a published policy works (needs ${isMissing ?? "nothing more"})`,
  async () => {
    const story = await startStory();
    try {
      const before = await ReturnStory.requested(story, { priceMinor: PRICES.middle });
      const script = walk.replaceAll("http://localhost:4000", story.recourse.url);
      const { stdout } = await promisify(execFile)("bash", ["-euc", script], { cwd: folder });
      for (const said of [
        "/problems/policy_version.undercuts_floor",
        "floor.br.withdrawal",
        '"status":"done"',
        before.id,
        "/problems/policy_version.own_approval",
      ])
        expect(stdout).toContain(said);
      const { items } = must(await story.get<{ items: Version[] }>(platform, "/platform/v1/policies/BR/versions"));
      expect(items.map(({ number, status }) => [number, status])).toEqual([
        [2, "published"],
        [1, "superseded"],
      ]);
      const after = await ReturnStory.requested(story, { orderId: "order-2", priceMinor: PRICES.middle });
      const rules = ({ policy, explanation }: Case) => [policy.version, explanation.at(-1)?.ruleId];
      expect(rules(await before.read())).toEqual([1, "br.refund-at-delivery-scan"]);
      expect(rules(await after.read())).toEqual([2, "br.refund-at-first-scan"]);
    } finally {
      await story.recourse.stop();
    }
  },
);
