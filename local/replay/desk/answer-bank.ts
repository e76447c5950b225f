import * as z from "zod";
import { ApiProblem } from "../../api-client.ts";
import type { Story } from "../case-file.ts";
import type { Weighted } from "../chance.ts";
import type { World } from "../world.ts";
import { agentOf } from "./agents.ts";

const Found = z.looseObject({
  orderId: z.string(),
  chargebackId: z.string(),
  nextActions: z.array(z.looseObject({ actor: z.string(), action: z.string(), href: z.string() })),
});

type Action = z.infer<typeof Found>["nextActions"][number];

const WEIGHTS: Readonly<Record<string, number>> = { match: 100, review: 100, represent: 65, accept: 12 };

/** An agent may leave it for another day. */
const LEAVE_SHARE = 0.2;

const bodyOf = (action: string, { order: { placed } }: Story): object => {
  switch (action) {
    case "match":
      return { orderId: placed.orderId, paymentId: placed.payments[0]?.paymentId };
    case "review":
      return { outcome: "provider_asked" };
    case "represent":
      return { text: "The parcel reached its address; the carrier's record is with this answer." };
    default:
      return {};
  }
};

/** An agent takes up a chargeback: says which payment is meant, answers the bank, gives in, or looks at what contradicts. */
export const answerBank = async (world: World, caseId: string, stories: readonly Story[]): Promise<void> => {
  const client = await world.as(agentOf("senior"));
  const read = async () => (await client.get(`/agent/v1/cases/${caseId}`, Found)).body;
  const found = await read();
  const story = stories.find(({ order: { placed } }) => placed.orderId === found.orderId);
  if (story === undefined) return;
  const desk = story.chance("chargeback-desk", found.chargebackId, String(Math.floor(world.nowMs())));
  const listed = ({ nextActions }: z.infer<typeof Found>) =>
    nextActions.filter(({ actor }) => actor === "senior_agent");
  if (desk.happens(LEAVE_SHARE)) return;
  try {
    const claim = listed(found).find(({ action }) => action === "claim");
    if (claim !== undefined) await client.post(claim.href, {}, z.unknown(), { key: world.newKey() });
    const next = desk.weighted(
      listed(await read())
        .filter(({ action }) => WEIGHTS[action] !== undefined)
        .map((one): Weighted<Action> => [one, WEIGHTS[one.action] ?? 0]),
    );
    if (next !== undefined)
      await client.post(next.href, bodyOf(next.action, story), z.unknown(), { key: world.newKey() });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    world.books.breach(`${caseId} lists what is refused: ${error.message}`);
  }
};
