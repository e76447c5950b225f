import { describe, expect, it } from "vitest";
import { publishedArticles } from "../../../adapters/policies/articles/articles.ts";
import { sopFiles } from "../../../adapters/policies/sops/files.ts";
import { readSops } from "../../../adapters/policies/sops/sops.ts";
import { QueueName } from "../../../domain/agent-desk/index.ts";
import { isWorked, type Sop, sopFindings } from "../../../domain/sops/index.ts";
import { DOING_EVENTS } from "../../../functions/sops/case-events.ts";

const { sops, problems } = readSops(sopFiles);

it("every procedure of this repository can be run to an end", () => {
  expect(problems).toEqual([]);
  expect(sops.map(({ sopId }) => sopId)).toEqual([
    "appeal-review",
    "chargeback-response",
    "contested-refund",
    "counterfeit-report",
    "dispute-review",
    "escalated-return",
    "parked-refund",
    "second-approval",
  ]);
});

it("procedures cite blocks of articles that exist", () => {
  const blocks = publishedArticles().versions.flatMap(({ article }) =>
    article.blocks.map(({ blockId }) => `${article.articleId}#${blockId}`),
  );
  const cited = sops.flatMap(({ policyRefs, steps }) => [
    ...policyRefs,
    ...steps.filter(isWorked).flatMap((step) => step.blocks),
  ]);
  expect(cited.length).toBeGreaterThan(10);
  expect(cited.filter((each) => !blocks.includes(each))).toEqual([]);
});

const text = { en: "Look.", es: "Mire.", "pt-BR": "Olhe.", ko: "보십시오." };
const look = {
  id: "look",
  type: "MANUAL",
  mandatory: true,
  instruction: text,
  timeout: { hours: 1 },
  onTimeout: "end",
  next: "end",
};
const sample = (steps: readonly object[], rest: object = {}): unknown => ({
  sopId: "sample",
  version: 1,
  effectiveFrom: "2026-01-01T00:00:00.000Z",
  title: text,
  trigger: { caseType: "return", queue: "sample" },
  steps,
  ...rest,
});
const whole = [{ id: "start", type: "START", next: "look" }, look, { id: "end", type: "END" }];
const file = (document: unknown, name = "sample.v1") => ({ file: `policies/sops/${name}.json`, document });
const reasonsOf = (...documents: readonly unknown[]): readonly string[] =>
  readSops(documents.map((document) => file(document))).problems.map(({ reason }) => reason);

describe("a procedure is refused at load", () => {
  it("not when it is whole", () => expect(reasonsOf(sample(whole))).toEqual([]));

  it.each(["AUTOMATED", "PARALLEL", "APPROVAL", "NOTIFY", "SUB_SOP"])("with a step of type %s, by name", (type) => {
    expect(reasonsOf(sample([...whole, { id: "both", type }]))).toEqual([
      `step both is of type ${type}, which is not supported`,
    ]);
  });

  it.each<[string, readonly object[], string]>([
    ["a step twice", [...whole, look], "there are two steps look"],
    ["no beginning", whole.slice(1), "there are 0 steps of type START; one is needed"],
    [
      "a way to nowhere",
      [whole[0] as object, { ...look, next: "gone" }, whole[2] as object],
      "look leads to gone, which does not exist",
    ],
    [
      "a way on time-out to nowhere",
      [whole[0] as object, { ...look, onTimeout: "gone" }, whole[2] as object],
      "look leads to gone, which does not exist",
    ],
    ["a step that nothing leads to", [...whole, { ...look, id: "lost" }], "lost cannot be reached"],
    [
      "no end in reach",
      [whole[0] as object, { ...look, next: "look", onTimeout: "look" }, whole[2] as object],
      "no end can be reached from start",
    ],
    ["a circle", [whole[0] as object, { ...look, onTimeout: "look" }, whole[2] as object], "look leads back to itself"],
    [
      "a value that nobody writes",
      [
        { id: "start", type: "START", next: "fork" },
        {
          id: "fork",
          type: "DECISION",
          branches: [{ when: { value: "look.seen", in: [true] }, next: "look" }],
          otherwise: "end",
        },
        look,
        whole[2] as object,
      ],
      "fork reads look.seen, which no step before it writes",
    ],
  ])("with %s", (_what, steps, reason) => {
    expect(reasonsOf(sample(steps))).toContain(reason);
  });

  it("with an instruction that lacks a language", () => {
    const { ko: _ko, ...three } = text;
    expect(reasonsOf(sample([whole[0] as object, { ...look, instruction: three }, whole[2] as object])).join()).toMatch(
      /steps\.1\.instruction\.ko/,
    );
  });

  it("without a time-out where somebody has to do something", () => {
    const { timeout: _timeout, ...untimed } = look;
    expect(reasonsOf(sample([whole[0] as object, untimed, whole[2] as object])).join()).toMatch(/steps\.1\.timeout/);
  });

  it("under another name than its own", () => {
    expect(readSops([file(sample(whole), "other.v1")]).problems).toMatchObject([
      { file: "policies/sops/other.v1.json", reason: "is sample version 1, and its name says otherwise" },
    ]);
  });

  it.each<[string, object, string]>([
    ["its version twice", {}, "sample has version 1 twice"],
    [
      "a version that is in force no later than the one before",
      { version: 2 },
      "sample version 2 is in force no later than the one before it",
    ],
    [
      "another trigger in a later version",
      { version: 2, effectiveFrom: "2026-02-01T00:00:00.000Z", trigger: { caseType: "return" } },
      "sample version 2 has another trigger than its other versions",
    ],
    ["the trigger of another procedure", { sopId: "simple" }, "sample and simple are for the same cases"],
  ])("with %s", (_what, rest, reason) => {
    expect(reasonsOf(sample(whole), sample(whole, rest))).toContain(reason);
  });
});

it("ways are checked only where all steps exist", () => {
  expect(sopFindings(sample([...whole.slice(0, 1), { ...look, next: "gone" }]) as Sop)).toEqual([
    "look leads to gone, which does not exist",
    "look leads to end, which does not exist",
  ]);
});

describe("procedures and the rest of the system", () => {
  it("wait only for events of the case that a run hears", () => {
    const heard: Readonly<Record<string, readonly string[]>> = DOING_EVENTS;
    const strays = sops.flatMap(({ sopId, trigger, steps }) =>
      steps.flatMap((step) =>
        step.type === "MANUAL"
          ? step.doneBy.filter((type) => !heard[trigger.caseType]?.includes(type)).map((type) => `${sopId}: ${type}`)
          : [],
      ),
    );
    expect(strays).toEqual([]);
  });

  it("are for queues of the desk", () => {
    const queues = sops.flatMap(({ trigger }) => trigger.queue ?? []);
    expect(queues.filter((queue) => !QueueName.safeParse(queue).success)).toEqual([]);
  });
});
