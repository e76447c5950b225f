import type { Notice } from "../../adapters/ports/notifier.ts";
import type { Party } from "../../domain/feedback/index.ts";
import { surveyIdOf } from "../../functions/feedback/survey-aggregate.ts";
import { must, PRICES, ReturnStory } from "./return-stories.ts";
import { type Answer, agent, buyer, type Extra, type Speaker, type Story, seller } from "./running-recourse.ts";

/** The view of a survey as agents read it, as far as tests look at it. */
export interface SurveyCaseView {
  readonly status: string;
  readonly sentAt?: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly asks: readonly string[];
  readonly schedule?: { readonly askAt: string; readonly remindAt: string; readonly expiresAt: string };
  readonly answer?: { readonly scores: readonly object[]; readonly tags: readonly string[]; readonly language: string };
  readonly callBack?: { readonly dueAt: string; readonly overdue: boolean; readonly done?: object };
  readonly suppressed?: string;
  readonly cancelled?: string;
  readonly nextActions: readonly { readonly action: string; readonly href: string }[];
  readonly deadlines: readonly { readonly name: string; readonly at: string }[];
  readonly timeline: readonly { readonly type: string; readonly sentence: string; readonly comment?: string }[];
  readonly work: { readonly queue: string; readonly status: string; readonly dueAt?: string } | null;
}

/** A return refunded without the goods, which is the shortest way to an end with money. */
export const refunded = async (story: Story, orderId = "order-1", order: object = {}): Promise<ReturnStory> => {
  const ours = await ReturnStory.requested(story, { orderId, priceMinor: PRICES.small, order });
  await ours.act(seller, "approve-without-return");
  await story.pass("PT1H");
  return ours;
};

/** The surveys about one return: what was sent, and what the parties do with it. */
export class Surveys {
  readonly story: Story;
  readonly returnId: string;

  constructor(story: Story, returnId: string) {
    this.story = story;
    this.returnId = returnId;
  }

  id = (party: Party, settlement = 1): string => surveyIdOf(this.returnId, party, settlement);

  async read(party: Party, settlement = 1): Promise<SurveyCaseView> {
    return must(await this.story.get<SurveyCaseView>(agent, `/agent/v1/cases/${this.id(party, settlement)}`));
  }

  /** Where a survey stands; "none" where it was never opened. */
  async status(party: Party, settlement = 1): Promise<string> {
    const path = `/agent/v1/cases/${this.id(party, settlement)}`;
    const { status, body } = await this.story.get<SurveyCaseView>(agent, path);
    return status === 404 ? "none" : body.status;
  }

  /** What went out to a party about this return's surveys, oldest first. */
  sent(party?: Party): readonly Notice[] {
    const mine = ({ template, caseId, to }: Notice) =>
      template.startsWith("feedback.") && caseId === this.returnId && (party === undefined || to.role === party);
    return this.story.recourse.sandbox.notifier.sent().filter(mine);
  }

  token(party: Party): string {
    return String(this.sent(party).at(-1)?.facts.surveyToken ?? "");
  }

  look(party: Party, extra: Extra = {}, by: Speaker = party === "buyer" ? buyer : seller): Promise<Answer> {
    return this.story.get(by, `${this.path(party)}/${this.token(party)}`, extra);
  }

  answer(party: Party, body: object, extra: Extra = {}): Promise<Answer> {
    return this.story.post(party === "buyer" ? buyer : seller, `${this.path(party)}/${this.token(party)}`, body, extra);
  }

  path = (party: Party): string => (party === "buyer" ? "/storefront/v1/surveys" : "/seller/v1/surveys");

  /** Whether a process still runs for a survey. */
  isRunning(party: Party, settlement = 1): boolean {
    return this.story.recourse.engine
      .listExecutions({ status: "RUNNING", stateMachine: "feedback" })
      .some(({ name }) => name === `${this.id(party, settlement)}-feedback`);
  }
}
