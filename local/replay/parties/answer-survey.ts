import * as z from "zod";
import { ApiProblem } from "../../api-client.ts";
import type { CaseFile, Party } from "../case-file.ts";
import type { Chance, Weighted } from "../chance.ts";
import { PartyCase } from "../views.ts";
import type { World } from "../world.ts";
import { clientOf } from "./act.ts";

const Questions = z.object({ questions: z.array(z.looseObject({ type: z.string() })) });

/** What a link may have come to in between: too old, or the case was taken up again. */
const OVER: ReadonlySet<string> = new Set(["feedback.link_expired", "feedback.cancelled"]);

/** Who got what was asked for is content, mostly. */
const CONTENT: readonly Weighted<number>[] = [
  [5, 46],
  [4, 32],
  [3, 12],
  [2, 6],
  [1, 4],
];
const DISCONTENT: readonly Weighted<number>[] = [
  [5, 4],
  [4, 10],
  [3, 24],
  [2, 28],
  [1, 34],
];

const WON: Readonly<Record<Party, ReadonlySet<string>>> = {
  buyer: new Set(["REFUNDED_FULL", "RETURNLESS", "DECIDED_BUYER", "REFUNDED_PARTIAL"]),
  seller: new Set(["DECIDED_SELLER", "REJECTED_UNCHALLENGED", "INELIGIBLE"]),
};

const scoreOf = (party: Party, { closeReason }: PartyCase, chance: Chance): number =>
  chance.weighted(WON[party].has(closeReason ?? "") ? CONTENT : DISCONTENT) ?? 3;

const bodyOf = (types: readonly string[], csat: number) => ({
  csat,
  ...(types.includes("CES") ? { ces: csat + 1 } : {}),
  ...(types.includes("PROCESS_FAIRNESS") ? { fairness: { understoodWhy: csat, wasHeard: csat } } : {}),
  ...(csat <= 2 ? { tags: ["DECISION"] } : {}),
});

/** Follows a link and answers, unless it is over. Another answer to a good link breaks a promise. */
export const answerSurvey = async (
  world: World,
  file: CaseFile,
  party: Party,
  token: string,
  chance: Chance,
): Promise<void> => {
  const client = await clientOf(world, file, party);
  const prefix = party === "buyer" ? "/storefront/v1" : "/seller/v1";
  try {
    const { questions } = (await client.get(`${prefix}/surveys/${token}`, Questions)).body;
    const view = (await client.get(`${prefix}/returns/${file.id}`, PartyCase)).body;
    const body = bodyOf(
      questions.map(({ type }) => type),
      scoreOf(party, view, chance),
    );
    await client.post(`${prefix}/surveys/${token}`, body, z.unknown(), { key: world.newKey() });
    world.books.surveysAnswered += 1;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (!OVER.has(error.code)) world.books.breach(`the ${party} of ${file.id} cannot answer: ${error.message}`);
  }
};
