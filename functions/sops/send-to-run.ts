import { calendarOf } from "../../adapters/policies/calendars.ts";
import { publishedSops, versionIn } from "../../adapters/policies/sops/sops.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { SopRunId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Sop, SopCommand, SopRefusal, SopRun, SopRunState } from "../../domain/sops/index.ts";
import { sopEffects } from "./sop-effects.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";

/** What every command on a run begins with. */
export interface SopHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly sop: Sop;
  readonly calendar: MarketCalendar;
}

/** The head for a run: the version that it keeps, and its market's calendar. */
export const headFor = ({ sop, subject }: SopRun, at: Instant, actor: Actor): SopHead => ({
  at,
  actor,
  sop: versionIn(publishedSops(), sop),
  calendar: calendarOf(subject.market),
});

/** Sends a run that exists a command in the system's name; `commandId` names the cause. */
export const sendToRun = async (
  runtime: Runtime,
  runId: SopRunId,
  commandId: string,
  toCommand: (head: SopHead, run: SopRun) => SopCommand,
): Promise<Sent<SopRunState, SopRefusal>> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: sopRunAggregate,
    caseId: runId,
    commandId,
    actor: SYSTEM,
    at,
    command: (current) => {
      const run = current?.state;
      invariant(run !== undefined, `run ${runId} was started`);
      return toCommand(headFor(run, at, SYSTEM), run);
    },
    effects: sopEffects(),
  });
};
