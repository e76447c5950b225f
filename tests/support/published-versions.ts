import type { Instant } from "../../domain/kernel/instant.ts";
import type { PolicyDocument } from "../../domain/policies/index.ts";
import { approver, author, draftVersion, type Version } from "./drafted-versions.ts";
import { must } from "./return-stories.ts";
import type { Answer, Speaker, Story } from "./running-recourse.ts";

/** Where a version of a market's policy is. */
export const versionPath = (market: string, number: number): string =>
  `/platform/v1/policies/${market}/versions/${number}`;

/** A step of one person on a version. */
export const step = (
  story: Story,
  who: Speaker,
  { market = "BR", number }: { readonly market?: string; readonly number: number },
  action: string,
  body: object = {},
): Promise<Answer> => story.post(who, `${versionPath(market, number)}/${action}`, body);

/** A version that went all the way to its approval: drafted, backtested, reviewed, and approved by another person. */
export const approvedVersion = async (
  story: Story,
  market: string,
  change?: (document: PolicyDocument) => void,
): Promise<Version> => {
  const version = await draftVersion(story, market, change);
  const on = { market, number: version.number };
  must(await step(story, author, on, "backtests"));
  await story.rest();
  must(await step(story, author, on, "submit"));
  must(await step(story, approver, on, "approve"));
  return version;
};

/** Puts an approved version into force, at once where no instant is given. */
export const publish = (
  story: Story,
  market: string,
  number: number,
  effectiveFrom?: Instant | string,
): Promise<Answer> =>
  step(story, author, { market, number }, "publish", effectiveFrom === undefined ? {} : { effectiveFrom });
