import type { CaseFile } from "../case-file.ts";
import { sendCommand } from "../parties/send-command.ts";
import { PartyCase } from "../views.ts";
import type { World } from "../world.ts";
import { agentOf } from "./agents.ts";
import { readAs } from "./decide-case.ts";

const AGREES_SHARE = 0.8;

/** A second senior agent agrees with a decision that waits for one, or does not. */
export const answerAsSecondPerson = async (world: World, file: CaseFile): Promise<void> => {
  const { client, view, find } = await readAs(world, file, "second");
  const action = file.chances.agent.happens(AGREES_SHARE) ? "confirm-decision" : "reject-decision";
  const next = find(action) ?? find("reject-decision");
  if (next === undefined) return;
  const { role, subject: id } = agentOf("second");
  const { payloadHash } = view.pendingDecision ?? {};
  const body = next.action === "confirm-decision" ? { payloadHash } : {};
  const step = { caseId: file.id, action: next.action, href: next.href, body, role, id };
  const answer = await sendCommand(world, client, { ...step, versionBefore: view.version }, PartyCase);
  if (answer !== undefined && next.action === "confirm-decision" && view.status === "closed") file.isContested = false;
};
