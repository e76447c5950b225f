import * as z from "zod";
import { ApiProblem } from "../../api-client.ts";
import type { World } from "../world.ts";
import { agentOf } from "./agents.ts";

const Found = z.looseObject({ nextActions: z.array(z.looseObject({ action: z.string(), href: z.string() })) });

/** An agent calls somebody who was not content and writes down what came of it. */
export const callBack = async (world: World, surveyId: string): Promise<void> => {
  const client = await world.as(agentOf("first"));
  const step = async (action: string, body: unknown): Promise<void> => {
    const { nextActions } = (await client.get(`/agent/v1/cases/${surveyId}`, Found)).body;
    const next = nextActions.find((one) => one.action === action);
    if (next !== undefined) await client.post(next.href, body, z.unknown(), { key: world.newKey() });
  };
  try {
    await step("claim", {});
    await step("call-back", { outcome: "explained" });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    world.books.breach(`${surveyId} lists a call back that is refused: ${error.message}`);
  }
};
