import { type Places, placesTaken } from "../../adapters/dynamodb/experiment-places.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { wordsOf } from "../../adapters/workflow/await-case.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { type Experiment, flagRegistry } from "../../domain/experiments/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { findWithDesk, finishWorkItem } from "../agent-desk/send-to-desk.ts";
import { experimentAggregate } from "./experiment-aggregate.ts";
import { experimentEffects } from "./experiment-effects.ts";
import { standingOf } from "./experiment-process.ts";
import { gatherEvidence } from "./gather-evidence.ts";

const lookedAt = async (runtime: Runtime, state: Experiment, at: Instant) => {
  if (state.status !== "running" && state.status !== "paused") return {};
  const { evidence, isComplete } = await gatherEvidence(runtime, state, at);
  if (!isComplete) runtime.log.warn("experiment judged by its first days", { key: state.key, units: evidence.units });
  return { evidence };
};

/** Tells an experiment the time: it starts, or is looked at and stopped if it must be. An item of an earlier failure is done with. */
export const ringExperimentClock: TaskHandler = async ({ caseId, commandId }, runtime) => {
  const at = runtime.clock.now();
  let places: Places = { occupants: [], version: 0 };
  const sent = await sendCommand(runtime, {
    aggregate: experimentAggregate,
    caseId,
    commandId,
    actor: SYSTEM,
    at,
    command: async (current) => {
      const state = current?.state;
      if (state === undefined) throw new Error(`experiment ${caseId} does not exist`);
      places = await placesTaken(runtime.store);
      const head = { type: "RingClock" as const, at, actor: SYSTEM, registry: flagRegistry };
      return { ...head, running: places.occupants, ...(await lookedAt(runtime, state, at)) };
    },
    effects: experimentEffects(() => places),
  });
  const { state, isQueued } = await findWithDesk(runtime, experimentAggregate, caseId);
  if (state === undefined) throw new Error(`experiment ${caseId} does not exist`);
  if (isQueued) await finishWorkItem(runtime, caseId, `${commandId}:desk`);
  return { outcome: sent.outcome, ...wordsOf(standingOf(state)) };
};
