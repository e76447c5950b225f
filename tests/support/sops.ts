import { calendarOf } from "../../adapters/policies/calendars.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import { Sop, type SopCommand, type SopEvent, SopRun, type SopRunState, sopRuns } from "../../domain/sops/index.ts";

const ULID = "01J8Z3K5T7W9Y1B3D5F7H9K1M3";

export const START = instant("2026-03-10T12:00:00Z");
export const agentActor = { role: "agent", id: "agent-1" } as const;
export const runId = `sop_${ULID}` as SopRun["runId"];
export const DECISION_ID = `dec_${ULID}`;

const text = { en: "Look.", es: "Mire.", "pt-BR": "Olhe.", ko: "보십시오." };
const worked = { instruction: text, timeout: { hours: 2 }, onTimeout: "decide" };

/**
 * A procedure with every type of step: look (writes `seen`), a fork to a question when nothing was seen, a wait, an extra step that
 * may be left out, and the decision, which the case's own event is.
 */
export const sampleSop = (overrides: object = {}): Sop =>
  Sop.parse({
    sopId: "sample",
    version: 1,
    effectiveFrom: "2026-01-01T00:00:00.000Z",
    title: text,
    trigger: { caseType: "return", queue: "escalated-returns" },
    steps: [
      { id: "start", type: "START", next: "look" },
      {
        ...worked,
        id: "look",
        type: "MANUAL",
        mandatory: true,
        outputs: [
          { name: "seen", type: "boolean", required: true },
          { name: "pieces", type: "count", required: false },
        ],
        onFailure: "extra",
        next: "fork",
      },
      {
        id: "fork",
        type: "DECISION",
        branches: [{ when: { value: "look.seen", in: [false] }, next: "ask" }],
        otherwise: "extra",
      },
      {
        ...worked,
        id: "ask",
        type: "CHOICE",
        mandatory: true,
        options: [
          { code: "WAIT", text, next: "wait" },
          { code: "GO", text, next: "decide" },
        ],
      },
      { ...worked, id: "wait", type: "WAIT", timeout: { calendarDays: 2 }, next: "decide" },
      { ...worked, id: "extra", type: "MANUAL", mandatory: false, next: "decide" },
      {
        ...worked,
        id: "decide",
        type: "MANUAL",
        mandatory: true,
        doneBy: ["DecisionMade"],
        onTimeout: "late",
        next: "end",
      },
      { id: "end", type: "END" },
      { id: "late", type: "END", outcome: "aborted" },
    ],
    ...overrides,
  });

const subject = SopRun.shape.subject.parse({
  caseId: `ret_${ULID}`,
  workItemId: `wrk_${ULID}`,
  opening: 1,
  caseSeq: 3,
  queue: "escalated-returns",
  market: "BR",
});

/** A command of a type at a time on the sample's run; what the test does not say is as in an ordinary one. */
export const sopCommand = <Type extends SopCommand["type"]>(
  type: Type,
  rest: object = {},
  at: Instant = START,
): Extract<SopCommand, { type: Type }> =>
  ({ type, at, actor: agentActor, sop: sampleSop(), calendar: calendarOf("BR"), outputs: {}, ...rest }) as never;

/** Starts the sample's run. */
export const started = (rest: object = {}) =>
  sopCommand("StartSop", { runId, subject, facts: { queue: "escalated-returns" }, ...rest });

/** The case was decided by the agent. */
export const decided = (rest: object = {}, at: Instant = START) =>
  sopCommand(
    "NoteDecision",
    { decision: { eventType: "DecisionMade", decisionId: DECISION_ID, decidedBy: agentActor, at }, ...rest },
    at,
  );

/** Plays commands one after the other; throws where one is refused. */
export const playedRun = (...commands: readonly SopCommand[]): SopRun => {
  const run = commands.reduce<SopRunState>(
    (state, each) => {
      const decision = sopRuns.decide(state, each);
      if (decision.outcome === "refused") throw new Error(decision.refusal.code);
      return decision.events.reduce<SopRunState>(sopRuns.evolve, state);
    },
    replay(sopRuns, []),
  );
  if (run === undefined) throw new Error("nothing was started");
  return run;
};

/** The types of the events that a command leads to. */
export const eventsOf = (run: SopRunState, command: SopCommand): readonly SopEvent[] => {
  const decision = sopRuns.decide(run, command);
  return decision.outcome === "refused" ? [] : decision.events;
};
