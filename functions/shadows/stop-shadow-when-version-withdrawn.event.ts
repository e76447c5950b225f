import { load } from "../../adapters/dynamodb/load.ts";
import { runningShadowWrite } from "../../adapters/dynamodb/running-shadows.ts";
import { none } from "../../adapters/dynamodb/side-effects.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { shadowIdOf } from "../../domain/shadows/index.ts";
import { versionAggregate } from "../policy-versions/version-aggregate.ts";
import { shadowAggregate } from "./shadow-aggregate.ts";

/** A version that is given up need not decide in shadow any more. */
export const stopShadow: ReactionHandler = async (event, runtime) => {
  const version = (await load(runtime.store, versionAggregate, event.caseId))?.state;
  if (version === undefined) return;
  const at = runtime.clock.now();
  // One that never had a shadow is refused, which changes nothing.
  await sendCommand(runtime, {
    aggregate: shadowAggregate,
    caseId: shadowIdOf(version.market, version.number),
    commandId: `${event.id}:shadow`,
    actor: SYSTEM,
    at,
    command: () => ({ type: "StopShadow" as const, at }),
    effects: (_before, _events, after) => (after === undefined ? none : runningShadowWrite(after)),
  });
};
