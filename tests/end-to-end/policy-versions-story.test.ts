import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addRule, approver, author, changedDocument, draftVersion, type Version } from "../support/drafted-versions.ts";
import { approvedVersion, publish, step, versionPath } from "../support/published-versions.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { buyer, type Story, startStory } from "../support/running-recourse.ts";
import { wholeStore } from "../support/whole-store.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

interface Entry {
  readonly type: string;
  readonly at: string;
  readonly sentence: string;
  readonly comment?: string;
  readonly actor: { readonly id?: string };
}

interface Whole extends Version {
  readonly version: number;
  readonly authors: readonly string[];
  readonly changeSummary: string;
  readonly document: { readonly rules: readonly { readonly id: string }[] };
  readonly problems: readonly { readonly code?: string; readonly severity?: string }[];
  readonly approvals: readonly { readonly by: string; readonly contentHash: string }[];
  readonly history: readonly Entry[];
  readonly effectiveUntil?: string;
  readonly supersededBy?: number;
}

const strict = (document: Parameters<typeof addRule>[0]): void =>
  addRule(document, {
    id: "br.late-to-agent",
    when: 'reason == "LATE_DELIVERY" && photos < 5',
    outcome: { verdict: "ask_agent" },
  });

const read = async (number: number, language = "en"): Promise<Whole> =>
  must(await story.get<Whole>(author, versionPath("BR", number), { headers: { "accept-language": language } }));

const edit = (number: number, change: Parameters<typeof changedDocument>[1], extra = {}) =>
  story.call(
    author,
    "PUT",
    versionPath("BR", number),
    { document: changedDocument("BR", change), changeSummary: "Late parcels go to agents" },
    extra,
  );

describe("a policy from its draft to its end", () => {
  it("is reviewed, corrected, backtested, approved by another person and judges what opens from then on", async () => {
    const old = await ReturnStory.requested(story);
    const { number } = await draftVersion(story, "BR");
    must(await step(story, author, { number }, "submit"));
    must(await step(story, approver, { number }, "request-changes", { comment: "Say what happens to late parcels." }));
    must(await edit(number, strict));
    must(await step(story, author, { number }, "submit"));
    must(await step(story, author, { number }, "backtests"));
    await story.rest();
    must(await step(story, approver, { number }, "approve"));
    must(await publish(story, "BR", number, "2026-03-12T00:00:00Z"));

    const scheduled = await read(number);
    expect(scheduled).toMatchObject({
      status: "scheduled",
      authors: ["policy-author"],
      changeSummary: "Late parcels go to agents",
      approvals: [{ by: "policy-approver", contentHash: scheduled.contentHash }],
    });
    expect(scheduled.document.rules[0]?.id).toBe("br.late-to-agent");
    const before = await ReturnStory.requested(story, { orderId: "order-2" });
    expect((await before.read()).policy.version).toBe(1);

    await story.pass("P2D");
    const after = await ReturnStory.requested(story, { orderId: "order-3" });
    const { contentHash } = scheduled;
    expect(await after.read()).toMatchObject({
      verdict: "ask_agent",
      policy: { id: "returns-BR", version: number, contentHash },
    });
    // A case keeps what it was opened under, whatever is published meanwhile.
    for (const running of [old, before]) {
      const { policy, verdict } = await running.read();
      expect(policy).toMatchObject({ version: 1 });
      expect(verdict).toBe("ask_seller");
      expect(policy.contentHash).not.toBe(contentHash);
    }

    const published = await read(number);
    expect(published.status).toBe("published");
    expect(published.nextActions).toEqual([]);
    expect(published.history.map(({ type }) => type)).toEqual([
      "VersionDrafted",
      "VersionSubmitted",
      "ChangesRequested",
      "VersionEdited",
      "VersionSubmitted",
      "BacktestRecorded",
      "VersionApproved",
      "VersionScheduled",
      "VersionTookEffect",
    ]);
    expect(published.history[2]).toMatchObject({
      sentence: "A reviewer asked for changes.",
      comment: "Say what happens to late parcels.",
      actor: { id: "policy-approver" },
    });
    expect(published.history.at(-1)).toMatchObject({ at: "2026-03-12T00:00:00.000Z" });
    for (const language of ["es", "pt-BR", "ko"]) {
      const { history } = await read(number, language);
      expect(history[2]?.sentence).not.toBe("A reviewer asked for changes.");
    }
  });

  it("makes place for the next one, and is listed behind it", async () => {
    const first = await approvedVersion(story, "BR", strict);
    must(await publish(story, "BR", first.number));
    const second = await approvedVersion(story, "BR");
    must(await publish(story, "BR", second.number, "2026-03-12T00:00:00Z"));
    expect(await read(first.number)).toMatchObject({ status: "published", effectiveUntil: "2026-03-12T00:00:00.000Z" });
    await story.pass("P2D");
    expect(await read(first.number)).toMatchObject({ status: "superseded", supersededBy: second.number });

    const list = "/platform/v1/policies/BR/versions";
    type Page = { readonly items: readonly Whole[]; readonly nextCursor?: string };
    const page = async (query: string) => must(await story.get<Page>(author, `${list}${query}`));
    const shown = ({ items }: Page) => items.map(({ number, status }) => [number, status]);
    expect(shown(await page(""))).toEqual([
      [3, "published"],
      [2, "superseded"],
      [1, "superseded"],
    ]);
    const one = await page("?limit=1");
    const two = await page(`?limit=1&cursor=${one.nextCursor}`);
    const three = await page(`?limit=1&cursor=${two.nextCursor}`);
    expect([one, two, three].map(shown)).toEqual([[[3, "published"]], [[2, "superseded"]], [[1, "superseded"]]]);
    expect(three.nextCursor).toBeUndefined();
    const other = await story.get(author, `/platform/v1/policies/MX/versions?cursor=${one.nextCursor}`);
    expect(other).toMatchObject({ status: 400, body: { type: "/problems/invalid-request" } });
  });

  it("previews and options are told by the version in force too", async () => {
    await story.order({ orderId: "order-9" });
    const { number } = await approvedVersion(story, "BR", strict);
    must(await publish(story, "BR", number));
    const body = { orderId: "order-9", lines: [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }] };
    expect((await story.post(buyer, "/storefront/v1/return-previews", body)).body).toMatchObject({
      policy: { version: number },
    });
    interface Options {
      readonly lines: readonly { readonly reasons: readonly { readonly reason: string; readonly verdict: string }[] }[];
    }
    const options = must(await story.get<Options>(buyer, "/storefront/v1/orders/order-9/after-sales-options"));
    expect(options.lines[0]?.reasons.find(({ reason }) => reason === "LATE_DELIVERY")?.verdict).toBe("ask_agent");
  });
});

describe("a version and its readers", () => {
  it("is changed on what its reader saw, once for a key, and not by the same words", async () => {
    const { number } = await draftVersion(story, "BR");
    const { version } = await read(number);
    must(await edit(number, strict, { headers: { "if-match": `"${version}"` } }));
    const stale = await edit(number, undefined, { headers: { "if-match": `"${version}"` } });
    expect(stale).toMatchObject({ status: 412, body: { type: "/problems/version-mismatch", current: version + 1 } });
    must(await edit(number, strict));
    expect((await read(number)).version).toBe(version + 1);

    const draft = { document: changedDocument("BR"), changeSummary: "Twice" };
    const send = () => story.post<Version>(author, "/platform/v1/policies/BR/versions", draft, { key: "once" });
    const [first, again] = [await send(), await send()];
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body).toEqual(first.body);
    expect((await story.get(author, versionPath("BR", first.body.number + 1))).status).toBe(404);
  });

  it("gives number and instant itself, and counts the same words as the same", async () => {
    const document = { ...changedDocument("BR"), version: 77, effectiveFrom: "2020-01-01T00:00:00.000Z" };
    const reordered = Object.fromEntries(Object.entries(document).reverse());
    const drafts = await Promise.all(
      [document, reordered].map((sent) =>
        story.post<Version>(author, "/platform/v1/policies/BR/versions", { document: sent, changeSummary: "Same" }),
      ),
    );
    expect(drafts.map(({ body }) => body.number).toSorted()).toEqual([2, 3]);
    const builtIn = (await read(1)).contentHash;
    expect(drafts.map(({ body }) => body.contentHash)).toEqual([builtIn, builtIn]);
  });

  it("keeps what a person wrote in one place, which is no event", async () => {
    const { number } = await draftVersion(story, "BR");
    must(await step(story, author, { number }, "submit"));
    must(await step(story, approver, { number }, "request-changes", { comment: "A secret of the house" }));
    const items = (await wholeStore(story)).filter((item) => item.includes("secret of the house"));
    expect(items).toHaveLength(1);
    expect(items[0]).toContain('"sk":"TEXT#');
    expect((await read(number)).history.at(-1)?.comment).toBe("A secret of the house");
  });
});
