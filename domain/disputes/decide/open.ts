import { refuse } from "../../kernel/decider.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { unitText } from "../../ledger/unit-key.ts";
import { startClock, withReminders } from "../clocks.ts";
import type { DisputeCommandOf } from "../commands.ts";
import type { DisputeState } from "../dispute.ts";
import type { DisputeEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { DisputeRefusal } from "../refusals.ts";
import { type DisputeAnswer, decided } from "./context.ts";
import { escalate } from "./escalate.ts";

type OpenDispute = DisputeCommandOf<"OpenDispute">;

const openerSpeaks = ({ actor, openedBy }: OpenDispute): DisputeRefusal | undefined =>
  actor.role === openedBy || actor.role === "system"
    ? undefined
    : { code: "dispute.not_your_part", role: actor.role, roles: [openedBy] };

const groundIsTheOpeners = ({ ground, terms }: OpenDispute): DisputeRefusal | undefined =>
  terms.grounds.includes(ground) ? undefined : { code: "dispute.ground_not_yours", ground, allowed: terms.grounds };

const unitsAreDistinct = ({ units }: OpenDispute): DisputeRefusal | undefined => {
  const keys = units.map(({ value }) => unitText(value));
  const repeated = units.find(({ value }, index) => keys.indexOf(unitText(value)) !== index)?.value;
  return repeated === undefined
    ? undefined
    : { code: "dispute.unit_repeated", unit: { lineId: repeated.lineId, unitNo: repeated.unitNo } };
};

const openedBy = (command: OpenDispute): DisputeEvent => {
  const { type: _type, at, actor: _actor, calendar, escalateWith, ...data } = command;
  const { negotiationTotal } = command.terms.clocks;
  const clock = startClock("negotiation", "escalate_or_lapse", negotiationTotal, { at, calendar });
  return {
    type: "DisputeOpened",
    at,
    data: { ...data, ...(escalateWith === undefined ? { clock: withReminders(clock) } : {}) },
  };
};

/** A dispute begins: between the parties, or at once with the platform where a return was handed over. */
export const openDispute = (state: DisputeState, command: OpenDispute): DisputeAnswer => {
  if (state !== undefined) return refuse({ code: "dispute.already_opened" });
  const refusal = firstRefusal(openerSpeaks(command), groundIsTheOpeners(command), unitsAreDistinct(command));
  if (refusal !== undefined) return refuse(refusal);
  const opened = openedBy(command);
  const { escalateWith, at, calendar } = command;
  if (escalateWith === undefined) return decided([opened]);
  const because = { by: "return", because: "return_rejected" } as const;
  return decided([opened, ...escalate(evolve(undefined, opened), because, { at, calendar, ...escalateWith })]);
};
