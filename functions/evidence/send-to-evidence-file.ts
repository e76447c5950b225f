import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import type { EvidenceFileCommand, EvidenceFileRefusal, EvidenceFileState } from "../../domain/evidence/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import { evidenceFileAggregate, evidenceFileEffects, evidenceFileIdOf } from "./evidence-file-aggregate.ts";

/** Sends the evidence of a case a command in the system's name; `commandId` names the cause. */
export const sendToEvidenceFile = (
  runtime: Runtime,
  caseId: string,
  commandId: string,
  command: EvidenceFileCommand,
  { snapshot, isNew = false }: { readonly snapshot?: unknown; readonly isNew?: boolean } = {},
): Promise<Sent<EvidenceFileState, EvidenceFileRefusal>> =>
  sendCommand(runtime, {
    aggregate: evidenceFileAggregate,
    caseId: evidenceFileIdOf(caseId),
    commandId,
    actor: SYSTEM,
    at: command.at,
    // Its id is new to the world nearly always; where it is not, the write fails and the file is read.
    seen: isNew ? { state: undefined, version: 0 } : undefined,
    command: () => command,
    effects: evidenceFileEffects(snapshot),
  });
