import { describe, expect, it } from "vitest";
import {
  type Evidence,
  type ExperimentCommand,
  type ExperimentEvent,
  ExperimentStatus,
  evidenceOf,
  experimentEventTypes,
  experimentLifecycle,
  experiments,
  type FlagRegistry,
  ForbiddenSubject,
  flagRegistry,
  type Occupant,
  occupantOf,
  wakeAt,
} from "../../../domain/experiments/index.ts";
import { flowFlags } from "../../../domain/kernel/flow-flags.ts";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import { definitionWith } from "../../support/experiments.ts";
import { type Arms, exposedCases } from "../../support/exposed-cases.ts";
import { given, played } from "../../support/given-when-then.ts";

const at = instant("2026-03-01T00:00:00Z");
const author = { role: "platform", id: "growth" } as const;
const other = { role: "platform", id: "governance" } as const;
const system = { role: "system", id: "recourse" } as const;
const head = { at, actor: author };
const key = "partial_offer_v1";

const write = (definition = definitionWith()): ExperimentCommand => ({
  type: "WriteDefinition",
  ...head,
  key,
  definition,
});
const submit: ExperimentCommand = { type: "SubmitExperiment", ...head, registry: flagRegistry };
const approve: ExperimentCommand = { type: "ApproveExperiment", at, actor: other };
const start = (running: readonly Occupant[] = [], registry: FlagRegistry = flagRegistry): ExperimentCommand => ({
  type: "StartExperiment",
  ...head,
  registry,
  running,
});
const simple = (
  type: "SendBackExperiment" | "PauseExperiment" | "RollOutExperiment" | "RollBackExperiment" | "ArchiveExperiment",
): ExperimentCommand => ({ type, ...head });
const resume = (acknowledged: ("escalated" | "csat")[] = []): ExperimentCommand => ({
  type: "ResumeExperiment",
  ...head,
  acknowledged,
});

const plain = { units: 400, hours: 48, escalated: 0.1, csat: 4 };
const same: Arms = { straight_to_return: plain, offer_first: plain };
const better: Arms = { straight_to_return: plain, offer_first: { ...plain, hours: 20 } };
const harmful: Arms = { straight_to_return: plain, offer_first: { ...plain, escalated: 0.6 } };
const uneven: Arms = { straight_to_return: { ...plain, units: 500 }, offer_first: { ...plain, units: 300 } };

const evidence = (arms: Arms, day: number, definition = definitionWith()): Evidence =>
  evidenceOf(definition, exposedCases(at, day, arms), { startedAt: at, at: addMs(at, day * 86_400_000) });
const look = (arms: Arms, day = 14, definition = definitionWith()): ExperimentCommand => ({
  type: "RingClock",
  registry: flagRegistry,
  running: [],
  at: addMs(at, day * 86_400_000),
  actor: system,
  evidence: evidence(arms, day, definition),
});
const decide = (
  code: "SHIP" | "HARM" | "SHIP_PARTIAL" | "ABANDONED" | "INVALID_SRM",
  arms: Arms,
): ExperimentCommand => ({
  type: "DecideExperiment",
  ...head,
  code,
  evidence: evidence(arms, 14),
});

const told = (...commands: readonly ExperimentCommand[]): readonly ExperimentEvent[] =>
  played(experiments, ...commands);
const drafted = told(write());
const inReview = told(write(), submit);
const scheduled = told(write(), submit, approve);
const running = told(write(), submit, approve, start());
const paused = [...running, ...told(write(), submit, approve, start(), simple("PauseExperiment")).slice(-1)];
const forSrm = told(write(), submit, approve, start(), look(uneven));

describe("the life of an experiment", () => {
  it.each<[string, readonly ExperimentEvent[], ExperimentCommand, readonly string[] | string]>([
    ["is drafted", [], write(), ["ExperimentDrafted"]],
    ["the same definition again changes nothing", drafted, write(), []],
    ["another definition takes its place", drafted, write(definitionWith({ salt: "s2" })), ["DefinitionChanged"]],
    ["is submitted", drafted, submit, ["ExperimentSubmitted"]],
    ["is not approved before", drafted, approve, "experiment.not_in_status"],
    ["is sent back", inReview, simple("SendBackExperiment"), ["ExperimentSentBack"]],
    ["is approved by another", inReview, approve, ["ExperimentApproved"]],
    [
      "is not approved by its author",
      inReview,
      { ...approve, actor: author } as ExperimentCommand,
      "experiment.own_approval",
    ],
    [
      "changed after its approval it is a draft again",
      scheduled,
      write(definitionWith({ salt: "s2" })),
      ["DefinitionChanged"],
    ],
    ["starts", scheduled, start(), ["ExperimentStarted"]],
    ["does not start unapproved", inReview, start(), "experiment.not_in_status"],
    ["does not start twice", running, start(), "experiment.not_in_status"],
    ["is paused by a person", running, simple("PauseExperiment"), ["ExperimentPaused"]],
    ["paused again stays paused", paused, simple("PauseExperiment"), []],
    ["goes on", paused, resume(), ["ExperimentResumed"]],
    ["does not go on with a broken draw", forSrm, resume(), "experiment.draw_broken"],
    [
      "widens",
      told(write(definitionWith({ coverage: 1_000 })), submit, approve, start()),
      write(definitionWith({ coverage: 2_000 })),
      ["CoverageWidened"],
    ],
    ["does not narrow", running, write(definitionWith({ coverage: 2_000 })), "experiment.coverage_narrowed"],
    [
      "has its plan frozen",
      running,
      write(definitionWith({ plan: { ...definitionWith().plan, alpha: 0.1 } })),
      "experiment.frozen",
    ],
    [
      "has its guardrails frozen",
      running,
      write(definitionWith({ guardrails: definitionWith().guardrails.slice(0, 1) })),
      "experiment.frozen",
    ],
    [
      "widens no more when paused",
      paused,
      write(definitionWith({ coverage: 10_000, salt: "s2" })),
      "experiment.frozen",
    ],
    ["may be abandoned at any time", running, decide("ABANDONED", same), ["ExperimentDecided"]],
    ["is not shipped without evidence", running, decide("SHIP", same), "experiment.not_shown"],
    ["is not shipped when its draw is broken", forSrm, decide("SHIP", uneven), "experiment.not_shown"],
    ["is called invalid when its draw is broken", forSrm, decide("INVALID_SRM", uneven), ["ExperimentDecided"]],
    ["is archived from a draft", drafted, simple("ArchiveExperiment"), ["ExperimentArchived"]],
    ["is not archived while it runs", running, simple("ArchiveExperiment"), "experiment.not_in_status"],
  ])("%s", (_, history, command, expected) => {
    const outcome = given(experiments, history).when(command);
    if (typeof expected === "string") outcome.thenRefused({ code: expected });
    else expect(outcome.thenTypes(...(expected as ExperimentEvent["type"][])).events.length).toBe(expected.length);
  });

  it("loses its approvals and changes its author with its definition", () => {
    const changed = given(experiments, scheduled).when({
      ...write(definitionWith({ salt: "s2" })),
      actor: other,
    } as ExperimentCommand);
    expect(changed.state).toMatchObject({ status: "draft", author: "governance", approvals: [] });
  });

  it("ends by shipping: rolled out, back, and put away", () => {
    const wide = definitionWith({
      guardrails: [{ metric: "escalated", direction: "must_not_rise", margin: 0.2, action: "stop" }],
    });
    const ship: ExperimentCommand = {
      type: "DecideExperiment",
      ...head,
      code: "SHIP",
      evidence: evidence(better, 14, wide),
    };
    const events = told(
      write(wide),
      submit,
      approve,
      start(),
      ship,
      simple("RollOutExperiment"),
      simple("RollBackExperiment"),
      simple("ArchiveExperiment"),
    );
    expect(events.find(({ type }) => type === "ExperimentDecided")).toMatchObject({
      data: { code: "SHIP", variant: "offer_first" },
    });
    expect(events.find(({ type }) => type === "ExperimentRolledOut")).toMatchObject({
      data: { variant: "offer_first" },
    });
  });

  it("rolls out nothing that was not found better", () => {
    given(experiments, told(write(), submit, approve, start(), decide("ABANDONED", same)))
      .when(simple("RollOutExperiment"))
      .thenRefused({ code: "experiment.nothing_to_roll_out", decision: "ABANDONED" });
  });
});

describe("a scheduled look", () => {
  it("is written down and changes nothing else while nothing is wrong", () => {
    const { state } = given(experiments, running).when(look(same)).thenTypes("ExperimentLooked");
    expect(state).toMatchObject({ status: "running", lastLook: { day: 14, units: 800 } });
  });

  it("stops for harm without anybody acting", () => {
    const { state } = given(experiments, running)
      .when(look(harmful, 2))
      .thenTypes("ExperimentLooked", "ExperimentStoppedForSafety");
    expect(state).toMatchObject({ status: "stopped_safety", halt: { because: "guardrail", metric: "escalated" } });
    expect(state && occupantOf(state)).toBeUndefined();
  });

  it("holds a broken draw once, however often it is seen", () => {
    given(experiments, running).when(look(uneven)).thenTypes("ExperimentLooked", "ExperimentPaused");
    given(experiments, forSrm).when(look(uneven, 15)).thenTypes("ExperimentLooked");
  });

  it("ends a paused experiment on its last day too", () => {
    given(experiments, forSrm).when(look(uneven, 42)).thenTypes("ExperimentLooked", "ExperimentStoppedForFutility");
  });

  it("that comes after the end changes nothing", () => {
    given(experiments, told(write(), submit, approve, start(), look(harmful, 2)))
      .when(look(harmful, 3))
      .thenNothing();
  });

  it("that comes too early changes nothing, and a late one makes no later one later", () => {
    given(experiments, running).when(look(same, 0.9)).thenNothing();
    const late = given(experiments, running).when(look(same, 3.4)).thenTypes("ExperimentLooked");
    expect(late.state && wakeAt(late.state)).toBe("2026-03-05T00:00:00.000Z");
  });

  it("keeps the smallest p-value of all looks", () => {
    const p = (history: readonly ExperimentEvent[], arms: Arms, day: number) =>
      given(experiments, history).when(look(arms, day)).state?.lastLook?.smallestP.offer_first;
    const once = told(write(), submit, approve, start(), look(better, 5));
    expect(p(running, better, 5)).toBeLessThan(0.001);
    expect(p(once, same, 6)).toBe(p(running, better, 5));
  });

  it("lets an acknowledged guardrail go on", () => {
    const pausing = definitionWith({
      guardrails: [{ metric: "escalated", direction: "must_not_rise", margin: 0.05, action: "pause" }],
    });
    const held = told(write(pausing), submit, approve, start(), look(harmful, 5, pausing), resume(["escalated"]));
    given(experiments, held)
      .when(look(harmful, 6, pausing))
      .thenTypes("ExperimentLooked");
  });
});

describe("what may be tried", () => {
  const declared = (varies: FlagRegistry[string]["varies"]): FlagRegistry => ({
    partial_offer: { variants: flowFlags.partial_offer, varies },
  });

  it.each(ForbiddenSubject.options)("is never %s, at submission and at the start", (subject) => {
    const refusal = { code: "experiment.subject_forbidden", flag: "partial_offer", subject };
    given(experiments, drafted)
      .when({ ...submit, registry: declared(subject) } as ExperimentCommand)
      .thenRefused(refusal);
    given(experiments, scheduled)
      .when(start([], declared(subject)))
      .thenRefused(refusal);
  });

  it.each<[string, Parameters<typeof definitionWith>[0], FlagRegistry, string]>([
    ["a flag that nobody declared", {}, {}, "experiment.flag_not_declared"],
    [
      "a flag called like a member of every object",
      {},
      Object.create({ partial_offer: 1 }) as FlagRegistry,
      "experiment.flag_not_declared",
    ],
    [
      "a variant that the flag has not",
      {
        variants: [
          { name: "straight_to_return", weight: 5_000 },
          { name: "twice", weight: 5_000 },
        ],
      },
      flagRegistry,
      "experiment.variant_unknown",
    ],
    [
      "an ethics check that leaves something out",
      { ethicsCheck: ["deadlines"] },
      flagRegistry,
      "experiment.subjects_not_affirmed",
    ],
    [
      "a cost over several currencies",
      { primaryMetric: { metric: "refund_cost_minor", direction: "decrease" } },
      flagRegistry,
      "experiment.currencies_mixed",
    ],
    [
      "a cost over two currencies by name",
      {
        primaryMetric: { metric: "refund_cost_minor", direction: "decrease" },
        eligibility: [{ fact: "currency", oneOf: ["BRL", "EUR"] }],
      },
      flagRegistry,
      "experiment.currencies_mixed",
    ],
  ])("is not %s", (_, parts, registry, code) => {
    given(experiments, told(write(definitionWith(parts))))
      .when({ ...submit, registry } as ExperimentCommand)
      .thenRefused({ code });
  });

  it("is nothing that starts more than a year from now", () => {
    const submitted = (startAt: string) => given(experiments, told(write(definitionWith({ startAt })))).when(submit);
    submitted("2027-03-01T00:00:00.001Z").thenRefused({
      code: "experiment.start_too_far",
      latest: "2027-03-01T00:00:00.000Z",
    });
    submitted("2027-03-01T00:00:00Z").thenTypes("ExperimentSubmitted");
    submitted("2020-01-01T00:00:00Z").thenTypes("ExperimentSubmitted");
  });

  it("is a cost in one currency", () => {
    const parts = {
      primaryMetric: { metric: "refund_cost_minor", direction: "decrease" },
      eligibility: [{ fact: "currency", oneOf: ["BRL"] }],
    };
    given(experiments, told(write(definitionWith(parts))))
      .when(submit)
      .thenTypes("ExperimentSubmitted");
  });

  it("has a declaration for every flag of a flow, with its variants", () => {
    expect(Object.fromEntries(Object.entries(flagRegistry).map(([flag, { variants }]) => [flag, variants]))).toEqual(
      flowFlags,
    );
  });
});

describe("beside others", () => {
  const [own] = [given(experiments, scheduled).when(start()).state].flatMap((state) =>
    state ? [occupantOf(state)] : [],
  );
  const neighbour = (parts: Partial<Occupant>): Occupant => ({
    ...(own as Occupant),
    key: "other_one",
    flag: "refund_timing",
    layer: { name: "elsewhere", from: 0, to: 10_000 },
    ...parts,
  });

  it.each<[string, Occupant, string | undefined]>([
    ["in another layer", neighbour({}), undefined],
    ["of the same flag", neighbour({ flag: "partial_offer" }), "experiment.flag_taken"],
    [
      "in the same buckets of the layer",
      neighbour({ layer: { name: "resolution", from: 9_999, to: 10_000 } }),
      "experiment.layer_taken",
    ],
    [
      "of the same layer by another unit",
      neighbour({ layer: { name: "resolution", from: 0, to: 1 }, unit: "BUYER" }),
      "experiment.layer_taken",
    ],
    [
      "that stands still in the same buckets",
      neighbour({ layer: { name: "resolution", from: 0, to: 5_000 } }),
      "experiment.layer_taken",
    ],
  ])("%s", (_, running_, code) => {
    const outcome = given(experiments, scheduled).when(start([running_]));
    if (code === undefined) outcome.thenTypes("ExperimentStarted");
    else outcome.thenRefused({ code });
  });

  it("a layer's other half is free", () => {
    const half = told(
      write(definitionWith({ layer: { name: "resolution", from: 5_000, to: 10_000 } })),
      submit,
      approve,
    );
    given(experiments, half)
      .when(start([neighbour({ layer: { name: "resolution", from: 0, to: 5_000 } })]))
      .thenTypes("ExperimentStarted");
  });

  it("thirty are enough", () => {
    const crowd = Array.from({ length: 30 }, (_, i) =>
      neighbour({ key: `other_${i}`, layer: { name: `layer_${i}`, from: 0, to: 1 } }),
    );
    given(experiments, scheduled)
      .when(start(crowd))
      .thenRefused({ code: "experiment.too_many_running", runningMax: 30 });
  });
});

describe("a start by itself", () => {
  const startAt = "2026-03-05T09:00:00.000Z";
  const waiting = told(write(definitionWith({ startAt })), submit, approve);
  const ring = (when: string, running_: readonly Occupant[] = []): ExperimentCommand => ({
    type: "RingClock",
    at: instant(when),
    actor: system,
    registry: flagRegistry,
    running: running_,
  });
  const rival: Occupant = {
    key: "rival",
    flag: "partial_offer",
    unit: "CASE",
    layer: { name: "elsewhere", from: 0, to: 1 },
  };

  it("happens when it is due, and not before", () => {
    given(experiments, waiting).when(ring("2026-03-05T08:59:59Z")).thenNothing();
    given(experiments, waiting).when(ring(startAt)).thenTypes("ExperimentStarted");
    given(experiments, scheduled).when(ring(startAt)).thenNothing();
  });

  it("is put off by a day when something is in the way, and says what", () => {
    const { events, state } = given(experiments, waiting)
      .when(ring(startAt, [rival]))
      .thenTypes("StartPostponed");
    expect(state).toMatchObject({ postponed: { because: "experiment.flag_taken", until: "2026-03-06T09:00:00.000Z" } });
    given(experiments, [...waiting, ...events])
      .when(ring("2026-03-06T08:00:00Z"))
      .thenNothing();
    const begun = given(experiments, [...waiting, ...events]).when(ring("2026-03-06T09:00:00Z"));
    expect(begun.thenTypes("ExperimentStarted").state).not.toHaveProperty("postponed");
  });
});

describe("the table of an experiment", () => {
  it("reaches every status, and ends in the archive alone", () => {
    expect([...statusesReachableFrom(experimentLifecycle, "draft")].toSorted()).toEqual(
      ExperimentStatus.options.toSorted(),
    );
    expect(terminalStatuses(experimentLifecycle)).toEqual(["archived"]);
  });

  it.each(ExperimentStatus.options)("leads from %s to the archive", (status) => {
    expect(statusesReachableFrom(experimentLifecycle, status)).toContain("archived");
  });

  it("uses every event", () => {
    const used = new Set(Object.values(experimentLifecycle).flatMap((row) => Object.keys(row)));
    expect([...used].toSorted()).toEqual([...experimentEventTypes].toSorted());
  });
});
