import fc from "fast-check";
import { expect, it } from "vitest";
import {
  QueueName,
  WorkItem,
  type WorkItemCommand,
  type WorkItemState,
  workItems,
} from "../../../domain/agent-desk/index.ts";
import { replay } from "../../../domain/kernel/decider.ts";
import { AgentId, TextId, WorkItemId } from "../../../domain/kernel/ids.ts";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { anybody, routing, terms } from "../../support/work-items.ts";

const ulid = "01KKBSWHG047C4FEZDQK8YZG0M";
const start = instant("2026-03-10T12:00:00Z");

const steps = fc.array(
  fc.record({
    type: fc.constantFrom<WorkItemCommand["type"]>(
      "OpenWorkItem",
      "ClaimCase",
      "RouteWorkItem",
      "ProlongLease",
      "ReleaseCase",
      "HandOffCase",
      "HoldCase",
      "TellHold",
      "AddNote",
      "FinishWorkItem",
    ),
    agent: fc.constantFrom("ana", "bo"),
    queue: fc.constantFrom(...QueueName.options),
    minutes: fc.nat(40),
    lease: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 30 },
);

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

const commandOf = ({ type, agent, queue, lease }: Step, at: WorkItemCommand["at"]): WorkItemCommand => {
  const head = {
    at,
    actor: { role: "agent" as const, id: agent },
    workItemId: WorkItemId.parse(`wrk_${ulid}`),
    caseId: `ret_${ulid}`,
  };
  switch (type) {
    case "OpenWorkItem":
      return { type, ...head, queue };
    case "ClaimCase":
      return { type, ...head, terms, routing, worker: anybody };
    case "RouteWorkItem":
      return { type, ...head, routing };
    case "ProlongLease":
      return { type, ...head, lease, terms };
    case "HandOffCase": {
      const to = agent === "ana" ? { agentId: AgentId.parse("bo") } : { rank: "senior_agent" as const };
      return { type, ...head, to, reason: "END_OF_SHIFT", terms: { reservedHours: 4 }, routing };
    }
    case "HoldCase": {
      const until = addMs(at, 3_600_000);
      return { type, ...head, until, reason: "WAITING_FOR_GOODS", endsOn: ["GOODS_MOVED"], terms: { maxDays: 14 } };
    }
    case "TellHold":
      return { type, ...head, news: lease > 1 ? "GOODS_MOVED" : "MONEY_MOVED" };
    case "AddNote":
      return { type, ...head, textId: TextId.parse(`txt_${ulid}`) };
    default:
      return { type, ...head };
  }
};

it("the timeline replays to the state, no command throws, and no two agents hold a case at once", () => {
  fc.assert(
    fc.property(steps, (walk) => {
      let state: WorkItemState;
      let at = start;
      const events = walk.flatMap((step) => {
        at = addMs(at, step.minutes * 60_000);
        const before = state?.claim;
        const decision = workItems.decide(state, commandOf(step, at));
        if (decision.outcome === "refused") return [];
        state = decision.events.reduce<WorkItemState>(workItems.evolve, state);
        const claimed = state?.claim;
        if (before !== undefined && at < before.until && claimed !== undefined)
          expect(claimed.agentId).toBe(before.agentId);
        return decision.events;
      });
      expect(replay(workItems, JSON.parse(JSON.stringify(events)))).toEqual(state);
      if (state !== undefined) expect(WorkItem.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    }),
  );
});
