import { describe, expect, it } from "vitest";
import { reactionRowsByDomain } from "../../functions/reaction-rows.ts";
import { routes } from "../../functions/routes.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { ACCESS, type Access, type LambdaName } from "../../lib/config/access.ts";
import { type UseCase, useCasesOf } from "../support/infrastructure/use-case-files.ts";

type Working = Exclude<LambdaName, "publisher">;

/** What a use case needs, read off the modules that run with it; IAM would refuse it only once it is deployed. */
const NEEDS: readonly {
  readonly what: string;
  readonly isNeeded: (useCase: UseCase) => boolean;
  readonly isGiven: (access: Access) => boolean;
}[] = [
  {
    what: "to write the ledger",
    isNeeded: ({ modules }) => modules.includes("refund-effects.ts") || modules.includes("keep-order.ts"),
    isGiven: ({ ledger }) => ledger === "write",
  },
  {
    what: "to read the ledger",
    isNeeded: ({ modules }) => modules.includes("ledger-reads.ts"),
    isGiven: ({ ledger }) => ledger !== "none",
  },
  {
    what: "to start a process",
    isNeeded: ({ text }) => text.includes("runtime.processes.start("),
    isGiven: ({ processes }) => processes.length > 0,
  },
  {
    what: "to sign uploads",
    isNeeded: ({ text }) => text.includes("runtime.evidence.presignUpload("),
    isGiven: ({ evidence }) => evidence === "take",
  },
  {
    what: "to show evidence",
    isNeeded: ({ text }) => text.includes("runtime.evidence.presignDownload("),
    isGiven: ({ evidence }) => evidence !== "none",
  },
  {
    what: "to evaluate flags",
    isNeeded: ({ text }) => text.includes("runtime.flags."),
    isGiven: ({ flags }) => flags,
  },
  {
    what: "to sign or check links of surveys",
    isNeeded: ({ text }) => text.includes("runtime.surveyKey("),
    isGiven: ({ surveys }) => surveys,
  },
  ...(["payments", "carriers", "notifier"] as const).map((partner) => ({
    what: `to call ${partner}`,
    isNeeded: ({ text }: UseCase) => text.includes(`runtime.${partner}.`),
    isGiven: ({ partners }: Access) => partners.includes(partner),
  })),
];

const http = useCasesOf("http");
const tasks = useCasesOf("task");
const events = useCasesOf("event");

// Some files answer several rows; a row without a file of its name is answered by one of those and looked at there.
const placed: readonly (readonly [string, Working])[] = [
  ...routes.map(({ entry, audience }) => [entry, audience] as const),
  ...Object.entries(taskFunctions).flatMap(([name, byTask]) =>
    Object.keys(byTask).map((task) => [task, name as Working] as const),
  ),
  ...Object.entries(reactionRowsByDomain).flatMap(([domain, rows]) =>
    rows.map(({ entry }) => [entry, `reactions-${domain}` as Working] as const),
  ),
];

const found = placed.flatMap(([entry, name]) => {
  const useCase = http.get(entry) ?? tasks.get(entry) ?? events.get(entry);
  return useCase === undefined ? [] : [{ entry, name, useCase }];
});

describe.each(NEEDS)("a use case that needs $what", ({ isNeeded, isGiven }) => {
  it("exists, and lies in a Lambda that may", () => {
    const needing = found.filter(({ useCase }) => isNeeded(useCase));
    expect(needing.length).toBeGreaterThan(0);
    expect(needing.filter(({ name }) => !isGiven(ACCESS[name])).map(({ entry, name }) => [entry, name])).toEqual([]);
  });

  it("is the only reason for a Lambda to have the right", () => {
    const needed = new Set(found.filter(({ useCase }) => isNeeded(useCase)).map(({ name }) => name));
    const given = (Object.keys(ACCESS) as Working[]).filter((name) => isGiven(ACCESS[name]));
    // Who may write the ledger may read it, so reading alone is asked of no one who writes.
    expect(given.filter((name) => !needed.has(name) && ACCESS[name].ledger !== "write")).toEqual([]);
  });
});

it("nearly every row has a file of its own name", () => {
  expect(found.length).toBeGreaterThan(placed.length * 0.9);
});
