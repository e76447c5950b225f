import { describe, expect, it } from "vitest";
import { mayTake, type Recipient, type WorkItemCommand, type WorkItemState } from "../../../domain/agent-desk/index.ts";
import { AgentId, SellerId } from "../../../domain/kernel/ids.ts";
import {
  ana,
  answer,
  anybody,
  at,
  bo,
  claim,
  finish,
  handOff,
  hold,
  later,
  news,
  open,
  prolong,
  sue,
  textId,
  told,
} from "../../support/work-items.ts";

const toBo: Recipient = { agentId: AgentId.parse("bo") };
const toSeniors: Recipient = { rank: "senior_agent" };
const cy = { role: "agent", id: "cy" } as const;
const held = told(open, claim(ana));
const { dueAt: _dueAt, ...undatedOpen } = open;

type Row = [string, WorkItemState, WorkItemCommand, readonly string[] | string];

describe("a case that is handed off", () => {
  const given = told(open, claim(ana), handOff(ana, toBo, later(5)));
  const risen = told(open, claim(ana), handOff(ana, toSeniors, later(5), { reason: "NEEDS_SENIOR" }));
  const tooClose = { skills: {}, interests: [{ party: "seller", id: SellerId.parse("seller-1"), reason: "OTHER" }] };
  const korean = { worker: { skills: { languages: ["ko" as const] }, interests: [] } };

  it.each<Row>([
    ["goes to a person", held, handOff(ana, toBo), ["CaseHandedOff"]],
    ["goes with a note", held, handOff(ana, toBo, at, { textId }), ["NoteAdded", "CaseHandedOff"]],
    ["is its agent's to give", held, handOff(bo, toBo), "case.claimed_by_another"],
    ["is nobody's to give after the lease", held, handOff(ana, toBo, later(15)), "case.lease_ended"],
    ["is not given to oneself", held, handOff(ana, { agentId: AgentId.parse("ana") }), "case.hand_off_impossible"],
    [
      "is not given to who is close to a party",
      held,
      handOff(ana, toBo, at, { recipient: tooClose as never }),
      "case.hand_off_impossible",
    ],
    ["is that person's to claim", given, claim(bo, later(6)), ["CaseClaimed"]],
    ["is theirs whatever their profile says", given, claim(bo, later(6), korean), ["CaseClaimed"]],
    ["is kept from others", given, claim(cy, later(6)), "case.reserved"],
    ["is kept from who gave it", given, claim(ana, later(6)), "case.reserved"],
    ["is not kept from a senior agent", given, claim(sue, later(6)), ["CaseClaimed"]],
    ["is kept for four hours, and no instant longer", given, claim(cy, later(5 + 240)), ["CaseClaimed"]],
    ["is kept up to the last minute", given, claim(cy, later(4 + 240)), "case.reserved"],
    ["is held no more by who gave it", given, prolong(ana, 1, later(6)), "case.not_claimed"],
    ["to the seniors is theirs alone", risen, claim(bo, later(6)), "case.reserved"],
    ["to the seniors stays theirs", risen, claim(bo, later(500)), "case.reserved"],
    ["to the seniors is any senior's", risen, claim(sue, later(6)), ["CaseClaimed"]],
    [
      "asked for something else is anybody's again",
      told(open, claim(ana), handOff(ana, toBo), { ...open, queue: "overrides" }),
      claim(cy),
      ["CaseClaimed"],
    ],
    [
      "stays kept when only its deadline moves",
      told(open, claim(ana), handOff(ana, toBo), { ...open, dueAt: later(700) }),
      claim(cy),
      "case.reserved",
    ],
  ])("%s", (_title, state, command, expected) => {
    expect(answer(state, command)).toEqual(expected);
  });

  it("for being too close never comes back to who gave it, not even when the work comes again", () => {
    const away = [claim(ana), handOff(ana, toBo, at, { reason: "CONFLICT_OF_INTEREST" })];
    expect(answer(told(open, ...away), claim(ana, later(300)))).toBe("case.conflict_of_interest");
    expect(answer(told(open, ...away, finish, open), claim(ana))).toBe("case.conflict_of_interest");
  });

  it("shows in the queues of those who may claim it", () => {
    const shown = (state: WorkItemState, when = later(6)) =>
      [ana, bo, cy, sue].filter((agent) => state && mayTake(state, agent, anybody, when)).map(({ id }) => id);
    expect(shown(given)).toEqual(["bo", "sue"]);
    expect(shown(given, later(245))).toEqual(["ana", "bo", "cy", "sue"]);
    expect(shown(risen)).toEqual(["sue"]);
  });
});

describe("a case on hold", () => {
  const waiting = told(open, claim(ana), hold(ana, later(300), later(5), ["GOODS_MOVED"]));
  const days = (count: number) => later(count * 24 * 60);

  it.each<Row>([
    ["is put there by its agent", held, hold(ana, later(60)), ["CasePutOnHold"]],
    ["is not put there by another", held, hold(bo, later(60)), "case.claimed_by_another"],
    ["is not put there after the lease", held, hold(ana, later(60), later(15)), "case.lease_ended"],
    ["waits up to the deadline", held, hold(ana, later(600)), ["CasePutOnHold"]],
    ["does not wait past the deadline", held, hold(ana, later(601)), "case.hold_out_of_bounds"],
    ["does not wait for the past", held, hold(ana, at), "case.hold_out_of_bounds"],
    ["waits two weeks at most", told(undatedOpen, claim(ana)), hold(ana, days(14)), ["CasePutOnHold"]],
    [
      "waits no minute longer",
      told(undatedOpen, claim(ana)),
      hold(ana, later(14 * 24 * 60 + 1)),
      "case.hold_out_of_bounds",
    ],
    ["is nobody else's", waiting, claim(bo, later(6)), "case.on_hold"],
    ["is its agent's to go on with", waiting, claim(ana, later(6)), ["CaseClaimed"]],
    ["is a senior's to go on with", waiting, claim(sue, later(6)), ["CaseClaimed"]],
    ["comes back by itself", waiting, claim(bo, later(300)), ["CaseClaimed"]],
    [
      "comes back when its deadline has come nearer",
      told(undatedOpen, claim(ana), hold(ana, later(300)), { ...open, dueAt: later(100) }),
      claim(bo, later(100)),
      ["CaseClaimed"],
    ],
    ["comes back with the news that it waits for", waiting, news("GOODS_MOVED", later(6)), ["HoldEnded"]],
    ["stays with other news", waiting, news("MONEY_MOVED", later(6)), []],
    ["has nothing to come back from after its end", waiting, news("GOODS_MOVED", later(300)), []],
    [
      "is free after the news",
      told(open, claim(ana), hold(ana, later(300), later(5), ["GOODS_MOVED"]), news("GOODS_MOVED", later(6))),
      claim(bo, later(7)),
      ["CaseClaimed"],
    ],
    [
      "asked for something else is free",
      told(open, claim(ana), hold(ana, later(300)), { ...open, queue: "overrides" }),
      claim(bo),
      ["CaseClaimed"],
    ],
  ])("%s", (_title, state, command, expected) => {
    expect(answer(state, command)).toEqual(expected);
  });

  it("stands in nobody's queue until it ends", () => {
    const shown = (when: typeof at) =>
      [ana, bo, sue].filter((agent) => waiting && mayTake(waiting, agent, anybody, when)).length;
    expect([shown(later(6)), shown(later(299)), shown(later(300))]).toEqual([0, 0, 3]);
  });
});
