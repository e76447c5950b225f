import type { CaseFile } from "../case-file.ts";
import type { Weighted } from "../chance.ts";
import { sendCommand } from "../parties/send-command.ts";
import { AgentRefund } from "../views.ts";
import type { World } from "../world.ts";
import { agentOf } from "./agents.ts";

type Action = AgentRefund["nextActions"][number];

const WEIGHTS: Readonly<Record<string, number>> = {
  resume: 50,
  "reroute-leg": 40,
  "abandon-leg": 6,
  "abandon-refund": 4,
};

/** Whose chance it is that decides. */
type AgentsFile = { readonly chances: Pick<CaseFile["chances"], "agent"> };

const bodyOf = (file: AgentsFile, { action, tenders = [] }: Action): unknown => {
  if (action === "reroute-leg") return { tender: file.chances.agent.weighted(tenders.map((tender) => [tender, 1])) };
  return action === "resume" ? {} : { reason: "buyer_unreachable" };
};

/** Helps a refund on that got stuck: tried again, paid another way, or, seldom, given up. */
export const mendRefund = async (world: World, file: AgentsFile, refund: AgentRefund): Promise<void> => {
  const isUsable = ({ action, tenders }: Action) => action !== "reroute-leg" || (tenders ?? []).length > 0;
  const senior = agentOf("senior");
  const listed = refund.nextActions.filter((next) => next.actor === senior.role && isUsable(next));
  const next = file.chances.agent.weighted(listed.map((one): Weighted<Action> => [one, WEIGHTS[one.action] ?? 0]));
  if (next === undefined) return;
  const client = await world.as(senior);
  const step = { caseId: refund.id, action: next.action, href: next.href, body: bodyOf(file, next) };
  const by = { role: senior.role, id: senior.subject, versionBefore: refund.version };
  await sendCommand(world, client, { ...step, ...by }, AgentRefund);
};
