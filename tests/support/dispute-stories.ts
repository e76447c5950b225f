import { expect } from "vitest";
import type { DisputeCase } from "../../functions/disputes/dispute-answers.ts";
import { aLine, brl, type OrderInput } from "./orders.ts";
import { must } from "./return-stories.ts";
import { type Answer, agent, buyer, platform, type Speaker, type Story, seller, senior } from "./running-recourse.ts";

interface Entry {
  readonly caseId: string;
  readonly kind: string;
  readonly legs: readonly { readonly account: string; readonly amountMinor: number }[];
}

const audienceOf = ({ role }: Speaker): string => (role === "seller" ? "seller" : "storefront");

/** One dispute about one unit of an order, told by what its parties and the agents do. */
export class DisputeStory {
  readonly story: Story;
  readonly id: string;
  readonly orderId: string;

  constructor(story: Story, id: string, orderId: string) {
    this.story = story;
    this.id = id;
    this.orderId = orderId;
  }

  /** A delivered order of one unit, on which the buyer opens a dispute. */
  static async opened(
    story: Story,
    { priceMinor = 10_000, ground = "NOT_AS_DESCRIBED", order = {} as Partial<OrderInput>, body = {} } = {},
  ): Promise<DisputeStory> {
    const orderId = order.orderId ?? "order-1";
    await story.order({ lines: [aLine({ unitPrice: brl(priceMinor) })], ...order });
    const asked = { orderId, units: [{ lineId: "line-1", unitNo: 1 }], ground, ...body };
    const opened = must(await story.post<DisputeCase>(buyer, "/storefront/v1/disputes", asked));
    await story.rest();
    return new DisputeStory(story, opened.id, orderId);
  }

  /** What a party or the platform's people say or do, whatever the answer is. */
  async send<Body = DisputeCase>(speaker: Speaker, action: string, body: object = {}): Promise<Answer<Body>> {
    const path = speaker.role.endsWith("agent")
      ? `/agent/v1/disputes/${this.id}/${action}`
      : `/${audienceOf(speaker)}/v1/disputes/${this.id}/${action}`;
    const answer = await this.story.post<Body>(speaker, path, body);
    await this.story.rest();
    return answer;
  }

  act = async (speaker: Speaker, action: string, body: object = {}): Promise<DisputeCase> =>
    must(await this.send(speaker, action, body));

  see = async (speaker: Speaker): Promise<DisputeCase> =>
    must(await this.story.get<DisputeCase>(speaker, `/${audienceOf(speaker)}/v1/disputes/${this.id}`));

  read = async (speaker: Speaker = agent): Promise<DisputeCase> =>
    must(await this.story.get<DisputeCase>(speaker, `/agent/v1/cases/${this.id}`));

  async types(): Promise<readonly string[]> {
    const path = `/agent/v1/cases/${this.id}/timeline`;
    const { items } = must(await this.story.get<{ items: readonly { type: string }[] }>(agent, path));
    return items.map(({ type }) => type);
  }

  /** The dispute with the platform, with nobody's evidence any more to wait for. */
  async underReview(): Promise<void> {
    await this.act(buyer, "escalate");
    for (const who of [buyer, seller]) {
      const { status } = await this.read();
      const side = who.role === "seller" ? "awaiting_seller" : "awaiting_buyer";
      if (status === "awaiting_both" || status === side) await this.story.pass("PT72H");
    }
    expect((await this.read()).status).toBe("under_review");
  }

  claim = async (who: Speaker = agent): Promise<void> => {
    must(await this.story.post(who, `/agent/v1/cases/${this.id}/claim`));
  };

  /** A step of an agent on the case itself. */
  async decide<Body = DisputeCase>(
    body: object,
    { who = agent, path = "decisions" }: { who?: Speaker; path?: string } = {},
  ): Promise<Answer<Body>> {
    const answer = await this.story.post<Body>(who, `/agent/v1/cases/${this.id}/${path}`, body);
    await this.story.rest();
    return answer;
  }

  async approve(payloadHash: string, who: Speaker = senior): Promise<Answer<DisputeCase>> {
    const { pendingDecision } = await this.read();
    const path = `/agent/v1/decisions/${pendingDecision?.decisionId}/approve`;
    const answer = await this.story.post<DisputeCase>(who, path, { payloadHash });
    await this.story.rest();
    return answer;
  }

  private async entries(): Promise<readonly Entry[]> {
    const path = `/platform/v1/orders/${this.orderId}/ledger`;
    return must(await this.story.get<{ entries: readonly Entry[] }>(platform, path)).entries;
  }

  /** What stands in each account after all entries; accounts at nothing are left out. */
  async accounts(): Promise<Readonly<Record<string, number>>> {
    const sums = new Map<string, number>();
    for (const { account, amountMinor } of (await this.entries()).flatMap(({ legs }) => legs))
      sums.set(account, (sums.get(account) ?? 0) + amountMinor);
    return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
  }

  kinds = async (): Promise<readonly string[]> => (await this.entries()).map(({ kind }) => kind);

  async queued(queue: string): Promise<readonly string[]> {
    const path = `/agent/v1/queues/${queue}/items`;
    const { items } = must(await this.story.get<{ items: readonly { caseId: string }[] }>(agent, path));
    return items.map(({ caseId }) => caseId);
  }

  /** The agents' queue that it waits in now. */
  async deskQueue(): Promise<string | undefined> {
    const path = `/agent/v1/cases/${this.id}`;
    const { work } = must(await this.story.get<{ work: { queue: string; status: string } | null }>(agent, path));
    return work?.status === "open" ? work.queue : undefined;
  }

  async expectNothingLeftOver(): Promise<void> {
    expect(await this.story.recourse.outbox.deadLetters()).toEqual([]);
    const { body } = await this.story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance");
    expect(body.balanced).toBe(true);
    expect(this.story.recourse.engine.listExecutions({ stateMachine: "dispute", status: "FAILED" })).toEqual([]);
  }
}
