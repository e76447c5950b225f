import { expect } from "vitest";
import type { Instant } from "../../domain/kernel/instant.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { aLine, brl } from "./orders.ts";
import { photoOf } from "./photos.ts";
import { agent, buyer, platform, type Speaker, type Story, seller } from "./running-recourse.ts";

/** What a case answers, or the whole problem as the failure's message. */
export const must = <Body>({ status, body }: { status: number; body: Body }): Body => {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
};

/** Prices in the three bands of the Brazilian policy: refunded at the first scan, at the delivery, after the inspection. */
export const PRICES = { small: 10_000, middle: 50_000, large: 120_000 } as const;

/** One return of one order, told by what the parties do. Orders came late, so that the seller is asked. */
export class ReturnStory {
  readonly story: Story;
  readonly id: string;
  readonly orderId: string;

  constructor(story: Story, id: string, orderId: string) {
    this.story = story;
    this.id = id;
    this.orderId = orderId;
  }

  static async requested(
    story: Story,
    { orderId = "order-1", priceMinor = PRICES.large as number, units = 1, reason = "LATE_DELIVERY", order = {} } = {},
  ): Promise<ReturnStory> {
    const unitPrice = brl(priceMinor);
    await story.order({ orderId, lines: [aLine({ units, unitPrice, promisedAt: "2026-03-04T00:00:00Z" })], ...order });
    const lines = [{ lineId: "line-1", units, reason }];
    const opened = must(await story.post<Case>(buyer, "/storefront/v1/returns", { orderId, lines }));
    await story.rest();
    return new ReturnStory(story, opened.id, orderId);
  }

  async read(): Promise<Case> {
    return must(await this.story.get<Case>(agent, `/agent/v1/cases/${this.id}`));
  }

  async types(): Promise<readonly string[]> {
    const path = `/agent/v1/cases/${this.id}/timeline`;
    const { items } = must(await this.story.get<{ items: readonly { type: string }[] }>(agent, path));
    return items.map(({ type }) => type);
  }

  async act(speaker: Speaker, action: string, body: object = {}): Promise<Case> {
    const audience = speaker.role === "seller" ? "seller" : "storefront";
    const done = must(await this.story.post<Case>(speaker, `/${audience}/v1/returns/${this.id}/${action}`, body));
    await this.story.rest();
    return done;
  }

  approve = () => this.act(seller, "approve");
  reject = () => this.act(seller, "reject", { reason: "REASON_UNCLEAR_OR_NO_EVIDENCE" });

  /** The seller suspects abuse, which sends the return straight to the agents. */
  async suspect(comment?: string): Promise<Case> {
    const photo = await photoOf(this.story, seller);
    const said = comment === undefined ? {} : { comment };
    return this.act(seller, "reject", { reason: "SUSPECTED_ABUSE", evidenceIds: [photo], ...said });
  }

  offer = (amountMinor = 1_000 * 20, withReturn = false) => this.act(seller, "offers", { amountMinor, withReturn });

  handOver = (arrangedBy: "buyer" | "seller" | "platform" = "buyer", trackingNumber = this.id) =>
    this.act(buyer, "hand-over", { arrangedBy, carrier: "correios", trackingNumber });

  async scan(scan: string, trackingNumber = this.id): Promise<void> {
    const scannedAt = this.story.recourse.clock.now();
    const event = { carrier: "correios", trackingNumber, scan, scannedAt };
    must(await this.story.post(platform, "/platform/v1/carrier-events", event));
    await this.story.rest();
  }

  /** Gives every unit that arrived the same finding. */
  async inspect(finding: object = { result: "accepted", disposition: "restock" }): Promise<Case> {
    const { lines } = await this.read();
    const found = lines.flatMap(({ units }) =>
      units.map(({ lineId, unitNo }) => ({ lineId, unitNo, deductions: [], evidenceIds: [], ...finding })),
    );
    return this.act(seller, "inspections", { lines: found });
  }

  /** The end of the clock that runs. */
  async dueAt(): Promise<Instant> {
    const [deadline] = (await this.read()).deadlines;
    if (deadline === undefined) throw new Error("no clock runs");
    return deadline.at;
  }

  /** Lets the running clock end, having seen that nothing happens a second earlier. Processes wait in whole seconds. */
  async timeOut(): Promise<Case> {
    const dueAt = await this.dueAt();
    const before = await this.at(addMs(dueAt, -1000));
    const { version } = await this.read();
    expect(before.version).toBe(version);
    return this.at(addMs(dueAt, 1000));
  }

  /** The case at a later instant. */
  async at(when: string): Promise<Case> {
    await this.story.recourse.clock.to(instant(when));
    return this.read();
  }

  /** What the agents' queues hold of this case or another. */
  async queueOf(caseId: string = this.id): Promise<string | undefined> {
    const path = `/agent/v1/cases/${caseId}`;
    const { work } = must(await this.story.get<{ work?: { status: string; queue: string } }>(agent, path));
    return work?.status === "open" ? work.queue : undefined;
  }

  /** Whether a process runs for the case. */
  processes(status: "RUNNING" | "SUCCEEDED" | "FAILED" = "RUNNING"): readonly string[] {
    return this.story.recourse.engine
      .listExecutions({ status })
      .filter(({ name }) => name.startsWith(this.id))
      .map(({ name }) => name);
  }
}
