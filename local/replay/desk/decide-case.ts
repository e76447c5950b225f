import * as z from "zod";
import type { CaseFile } from "../case-file.ts";
import { sendCommand } from "../parties/send-command.ts";
import { AgentCase, PartyCase } from "../views.ts";
import type { World } from "../world.ts";
import { type AgentName, agentOf } from "./agents.ts";
import { decisionFor } from "./decision.ts";

const Claimed = z.looseObject({ claim: z.looseObject({ agentId: z.string() }).optional() });

/** Reads a case as one of the desk. */
export const readAs = async (world: World, file: CaseFile, name: AgentName) => {
  const client = await world.as(agentOf(name));
  const view = (await client.get(`/agent/v1/cases/${file.id}`, AgentCase)).body;
  const find = (action: string) =>
    view.nextActions.find((next) => next.actor === agentOf(name).role && next.action === action);
  return { client, view, find };
};

type Reading = Awaited<ReturnType<typeof readAs>>;

/** Takes the case, which makes its decision possible, and says whether it is in hand. */
const claim = async (world: World, file: CaseFile, name: AgentName, { client, find }: Reading): Promise<boolean> => {
  const listed = find("claim");
  if (listed === undefined) return false;
  const { claim: held } = (await client.post(listed.href, {}, Claimed, { key: world.newKey() })).body;
  if (held?.agentId !== agentOf(name).subject) world.books.breach(`${file.id} was claimed by another than who asked`);
  return true;
};

/** An agent takes up a case and decides it, or leaves it to a senior one when it is about too much money. */
export const decideCase = async (world: World, file: CaseFile): Promise<void> => {
  const first = await readAs(world, file, "first");
  const decision = decisionFor(file, first.view);
  if (decision === undefined) return;
  const reading = decision.by === "first" ? first : await readAs(world, file, decision.by);
  if (!(await claim(world, file, decision.by, reading))) return;
  const { client, view, find } = await readAs(world, file, decision.by);
  const next = find("decisions");
  if (next === undefined) return;
  const { role, subject: id } = agentOf(decision.by);
  const step = { caseId: file.id, action: "decisions", href: next.href, body: decision.body, role, id };
  const answer = await sendCommand(world, client, { ...step, versionBefore: view.version }, PartyCase);
  if (answer !== undefined && decision.body.outcome === "settle_liability") file.isContested = false;
};
