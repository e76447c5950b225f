import { createHmac, timingSafeEqual } from "node:crypto";
import { SurveyId } from "../../domain/kernel/ids.ts";
import { epochMs, fromEpochMs, type Instant } from "../../domain/kernel/instant.ts";

/** What a link to a survey says: which one, for which party, until when. No name, no address, no order. */
export interface SurveyLink {
  readonly surveyId: SurveyId;
  readonly party: "buyer" | "seller";
  readonly expiresAt: Instant;
}

const PARTIES = { b: "buyer", s: "seller" } as const;

/** Seconds since 1970 in base 36 have six digits until 2038 and seven for the next two thousand years. */
const FORM = /^(srv_[0-9A-Z]{26})\.([bs])\.([0-9a-z]{6,7})$/;

// The first line tells this signature from every other that the same key might ever be used for.
const signed = (key: string, body: string): string =>
  `${body}.${createHmac("sha256", key).update(`survey\n${body}`).digest("base64url")}`;

/** A token for a link, good in a path: 85 characters at most. The same link has the same token. */
export const sealSurveyToken = (key: string, { surveyId, party, expiresAt }: SurveyLink): string =>
  signed(key, `${surveyId}.${party.slice(0, 1)}.${Math.floor(epochMs(expiresAt) / 1000).toString(36)}`);

/** The link behind a token, or undefined when it is not, byte for byte, one that we signed. Its time is for the caller to look at. */
export const openSurveyToken = (key: string, token: string): SurveyLink | undefined => {
  const body = token.slice(0, Math.max(0, token.lastIndexOf(".")));
  const given = Buffer.from(token);
  const expected = Buffer.from(signed(key, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const [, surveyId, party, seconds] = FORM.exec(body) ?? [];
  if (surveyId === undefined || (party !== "b" && party !== "s") || seconds === undefined) return undefined;
  return {
    surveyId: SurveyId.parse(surveyId),
    party: PARTIES[party],
    expiresAt: fromEpochMs(Number.parseInt(seconds, 36) * 1000),
  };
};
