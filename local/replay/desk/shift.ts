import type * as z from "zod";
import type { ApiClient } from "../../api-client.ts";
import type { CaseFile, Story } from "../case-file.ts";
import { wakeSoon } from "../case-turn.ts";
import type { DisputeFile } from "../dispute-file.ts";
import { AgentRefund, QueueItems, Queues } from "../views.ts";
import type { World } from "../world.ts";
import { agentOf } from "./agents.ts";
import { answerBank } from "./answer-bank.ts";
import { callBack } from "./call-back.ts";
import { decideCase } from "./decide-case.ts";
import { answerDisputeAsSecondPerson, decideDispute } from "./decide-dispute.ts";
import { mendRefund } from "./mend-refund.ts";
import { answerAsSecondPerson } from "./second-person.ts";

type WorkItem = z.infer<typeof QueueItems>["items"][number];

const queueItems = async (reader: ApiClient, queue: string): Promise<readonly WorkItem[]> => {
  const items: WorkItem[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await reader.get(`/agent/v1/queues/${queue}/items?limit=100${query}`, QueueItems);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return items;
};

/** Most work is done on the day; some cases lie for weeks, which the case itself then has to answer for. */
const TODAY_SHARE = 0.6;
const FORGOTTEN_SHARE = 0.06;
const FORGOTTEN_TODAY_SHARE = 0.04;

const isTakenToday = (file: CaseFile | DisputeFile): boolean => {
  const { agent } = file.chances;
  file.isForgotten ??= agent.happens(FORGOTTEN_SHARE);
  return agent.happens(file.isForgotten ? FORGOTTEN_TODAY_SHARE : TODAY_SHARE);
};

const work = async (world: World, item: WorkItem, file: CaseFile): Promise<void> => {
  if (item.queue === "second-approvals") await answerAsSecondPerson(world, file);
  else await decideCase(world, file);
};

/** What the desk knows of the script: whose case an id is. */
export type FileOf = (caseId: string) => CaseFile | undefined;

const disputeFileOf = (stories: readonly Story[], disputeId: string | undefined): DisputeFile | undefined =>
  stories.flatMap(({ disputes }) => disputes).find(({ id }) => id === disputeId);

// A senior agent is shown what only the senior may do as well.
const workRefund = async (world: World, item: WorkItem, fileOf: FileOf, stories: readonly Story[]): Promise<void> => {
  const reader = await world.as(agentOf("senior"));
  const refund = (await reader.get(`/agent/v1/cases/${item.caseId}`, AgentRefund)).body;
  const { returnId, disputeId } = refund;
  const ofReturn = returnId === undefined ? undefined : fileOf(returnId);
  const file = ofReturn ?? disputeFileOf(stories, disputeId);
  if (file === undefined || !isTakenToday(file)) return;
  await mendRefund(world, file, refund);
  if (ofReturn !== undefined) wakeSoon(world, ofReturn);
};

const workDispute = async (world: World, item: WorkItem, stories: readonly Story[]): Promise<void> => {
  const file = disputeFileOf(stories, item.caseId);
  if (file === undefined || !isTakenToday(file)) return;
  if (item.queue === "second-approvals") await answerDisputeAsSecondPerson(world, file);
  else await decideDispute(world, file);
};

const workItem = async (world: World, item: WorkItem, fileOf: FileOf, stories: readonly Story[]): Promise<void> => {
  if (item.queue === "parked-processes") world.books.breach(`the process of ${item.caseId} failed and was parked`);
  if (item.queue === "parked-refunds") return workRefund(world, item, fileOf, stories);
  if (item.queue === "chargebacks") return answerBank(world, item.caseId, stories);
  if (item.queue === "call-backs") return callBack(world, item.caseId);
  if (item.caseId.startsWith("dsp_")) return workDispute(world, item, stories);
  const file = fileOf(item.caseId);
  if (file === undefined || !isTakenToday(file)) return;
  await work(world, item, file);
  wakeSoon(world, file);
};

/** Agents go through all queues and take up a part of what waits there. */
export const workShift = async (world: World, fileOf: FileOf, stories: readonly Story[]): Promise<void> => {
  const reader = await world.as(agentOf("first"));
  const queues = (await reader.get("/agent/v1/queues", Queues)).body.items;
  for (const { queue, waiting } of queues)
    if (waiting > 0) for (const item of await queueItems(reader, queue)) await workItem(world, item, fileOf, stories);
};
