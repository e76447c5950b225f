import type * as z from "zod";
import { type ApiClient, ApiProblem } from "../../api-client.ts";
import type { World } from "../world.ts";

/** A step that a case listed, as it is sent. */
export interface Step {
  readonly caseId: string;
  readonly action: string;
  readonly href: string;
  readonly body: unknown;
  /** Who, as the token says. */
  readonly role: string;
  readonly id: string;
  readonly versionBefore: number;
}

/** Problems that tell of a change between reading and sending, which is nobody's fault. */
const LOST_RACES: ReadonlySet<string> = new Set(["version-mismatch", "concurrent-change"]);

/**
 * Sends a step and notes the answer. What a case lists it must accept, so any other answer is a broken promise and goes into
 * the books; undefined then.
 */
export const sendCommand = async <Answer extends { readonly version: number }>(
  world: World,
  client: ApiClient,
  { href, body, ...step }: Step,
  schema: z.ZodType<Answer>,
): Promise<Answer | undefined> => {
  const sending = { key: world.newKey(), ifMatch: step.versionBefore };
  try {
    const answer = (await client.post(href, body, schema, sending)).body;
    world.books.acknowledge({ ...step, version: answer.version, atMs: world.nowMs() });
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (LOST_RACES.has(error.code)) world.books.lostRaces += 1;
    else
      world.books.breach(
        `${step.role} may ${step.action}, says ${step.caseId}, but: ${error.message} ${JSON.stringify({ body, ...error.facts })}`,
      );
    return undefined;
  }
};
