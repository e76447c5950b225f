import * as z from "zod";
import type { DisputeFile } from "../dispute-file.ts";
import { sendCommand } from "../parties/send-command.ts";
import { AgentDispute } from "../views-of-disputes.ts";
import type { World } from "../world.ts";
import { type AgentName, agentOf } from "./agents.ts";

/** How often a senior agent decides otherwise than the engine proposes. */
const DEPARTS_SHARE = 0.25;
const AGREES_SHARE = 0.8;

const readAs = async (world: World, disputeId: string, name: AgentName) => {
  const client = await world.as(agentOf(name));
  const view = (await client.get(`/agent/v1/cases/${disputeId}`, AgentDispute)).body;
  const find = (action: string) =>
    view.nextActions.find((next) => next.actor === agentOf(name).role && next.action === action);
  return { client, view, find };
};

const asProposed = ({ proposal }: AgentDispute): object | undefined =>
  proposal && {
    legs: proposal.legs.map(({ type, amount, units }) => ({
      type,
      ...(amount && { amountMinor: amount.amountMinor }),
      ...(units && { units: units.map(({ amount: { amountMinor }, ...unit }) => ({ ...unit, amountMinor })) }),
    })),
    findings: proposal.findings,
  };

// A buyer gets half of what could be given, whatever was proposed, and the seller bears it.
const otherwise = ({ offerRange }: AgentDispute): object | undefined => {
  const amountMinor = Math.floor((offerRange?.max.amountMinor ?? 0) / 2);
  return amountMinor === 0
    ? undefined
    : {
        legs: [
          { type: "PAY_BUYER", amountMinor },
          { type: "RECOVER_FROM_SELLER", amountMinor },
        ],
        findings: ["INSUFFICIENT_EVIDENCE"],
        overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      };
};

/** A senior agent takes up a dispute and decides it: along the engine's proposal, or for a reason otherwise. */
export const decideDispute = async (world: World, file: DisputeFile): Promise<void> => {
  const first = await readAs(world, file.id, "senior");
  const claim = first.find("claim");
  if (claim !== undefined) await first.client.post(claim.href, {}, z.unknown(), { key: world.newKey() });
  const { client, view, find } = await readAs(world, file.id, "senior");
  const next = find("decisions");
  const departs = file.chances.agent.happens(DEPARTS_SHARE) ? otherwise(view) : undefined;
  const body = departs ?? asProposed(view);
  if (next === undefined || body === undefined) return;
  const { role, subject: id } = agentOf("senior");
  const step = { caseId: file.id, action: "decisions", href: next.href, body, role, id };
  await sendCommand(
    world,
    client,
    { ...step, versionBefore: view.version },
    AgentDispute.partial().required({ version: true }),
  );
};

/** A second senior agent agrees with what waits in a dispute, or does not. */
export const answerDisputeAsSecondPerson = async (world: World, file: DisputeFile): Promise<void> => {
  const { client, view, find } = await readAs(world, file.id, "second");
  const action = file.chances.agent.happens(AGREES_SHARE) ? "confirm-decision" : "reject-decision";
  const next = find(action);
  if (next === undefined) return;
  const { role, subject: id } = agentOf("second");
  const body = action === "confirm-decision" ? { payloadHash: view.pendingDecision?.payloadHash } : {};
  const step = { caseId: file.id, action, href: next.href, body, role, id };
  await sendCommand(
    world,
    client,
    { ...step, versionBefore: view.version },
    AgentDispute.partial().required({ version: true }),
  );
};
