import * as z from "zod";
import type { CaseFile, Party } from "../case-file.ts";
import type { FileOf } from "../desk/shift.ts";
import type { World } from "../world.ts";
import { answerSurvey } from "./answer-survey.ts";

const Messages = z.object({
  messages: z.array(
    z.looseObject({
      to: z.object({ role: z.string(), id: z.string() }),
      template: z.string(),
      caseId: z.string(),
      facts: z.looseObject({ surveyToken: z.string().optional(), expiresAt: z.string().optional() }),
    }),
  ),
});
type Message = z.infer<typeof Messages>["messages"][number];

/** How many of those who are asked answer at all; sellers have seen the question more often. */
const ANSWER_SHARE = { buyer: 0.55, seller: 0.4 } as const satisfies Record<Party, number>;

/** Some look at their mail only when the link is no longer good. */
const TOO_LATE_SHARE = 0.03;
const LATE_BY_MS = 60_000;

const isParty = (role: string): role is Party => role === "buyer" || role === "seller";

const takeIn = (world: World, file: CaseFile, party: Party, { facts }: Message): void => {
  const { surveyToken, expiresAt } = facts;
  if (surveyToken === undefined || expiresAt === undefined) return;
  file.surveys[party] += 1;
  const chance = file.story.chance("survey", party, file.name, String(file.surveys[party]));
  if (!chance.happens(ANSWER_SHARE[party])) return;
  const [nowMs, endMs] = [world.nowMs(), Date.parse(expiresAt)];
  const isTooLate = chance.happens(TOO_LATE_SHARE);
  const atMs = isTooLate ? endMs + LATE_BY_MS : Math.floor(nowMs + chance.number(0.01, 0.95) * (endMs - nowMs));
  world.agenda.add({
    atMs,
    owner: file.story.order.placed.orderId,
    run: () => answerSurvey(world, file, party, surveyToken, chance),
  });
};

/** The mailboxes of all parties, read through to the end each time: who is asked how it went answers some day, or never. */
export const openMail = (world: World, fileOf: FileOf): (() => Promise<void>) => {
  let read = 0;
  return async () => {
    const { messages } = (await world.nobody.get(`/_local/outbox?after=${read}`, Messages)).body;
    read += messages.length;
    for (const message of messages) {
      const file = message.template === "feedback.SurveyInvitation" ? fileOf(message.caseId) : undefined;
      if (file !== undefined && isParty(message.to.role)) takeIn(world, file, message.to.role, message);
    }
  };
};
