import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSurveyToken, sealSurveyToken } from "../../../adapters/http/survey-token.ts";
import { SurveyId } from "../../../domain/kernel/ids.ts";
import { instant } from "../../../domain/kernel/instant.ts";

const KEY = "a key of a test";
const link = {
  surveyId: SurveyId.parse("srv_01J8Z3K5T7W9Y1B3D5F7H9K1M3"),
  party: "buyer",
  expiresAt: instant("2026-03-17T13:00:00Z"),
} as const;
const token = sealSurveyToken(KEY, link);
const [id = "", party = "", expiry = "", signature = ""] = token.split(".");
const joined = (...parts: readonly string[]): string => parts.join(".");

describe("the token of a link", () => {
  it("is the link again, for whoever has the key", () => {
    expect(openSurveyToken(KEY, token)).toEqual(link);
    expect(openSurveyToken(KEY, sealSurveyToken(KEY, { ...link, party: "seller" }))?.party).toBe("seller");
  });

  it("fits into a path as it is, and says nothing of a person", () => {
    expect(token).toMatch(/^[\w.-]{1,128}$/);
    expect(encodeURIComponent(token)).toBe(token);
    expect(joined(id, party, expiry)).toBe("srv_01J8Z3K5T7W9Y1B3D5F7H9K1M3.b.tc1o40");
  });

  it.each([
    ["nothing", ""],
    ["a dot", "."],
    ["dots", "...."],
    ["words", "nothing"],
    ["no signature", joined(id, party, expiry)],
    ["an empty signature", joined(id, party, expiry, "")],
    ["half a signature", token.slice(0, -20)],
    ["more behind it", `${token}A`],
    ["the other party's", joined(id, "s", expiry, signature)],
    ["a later end", joined(id, party, "zzzzzz", signature)],
    ["another survey", joined("srv_01J8Z3K5T7W9Y1B3D5F7H9K1M4", party, expiry, signature)],
    [
      "a bit of the signature turned",
      joined(
        id,
        party,
        expiry,
        signature.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      ),
    ],
    ["upper case", token.toUpperCase()],
    ["padding", `${token}=`],
    ["a megabyte", "a".repeat(1_000_000)],
    ["characters of other scripts", "설문.b.조사"],
  ])("is none with %s", (_what, forged) => {
    expect(openSurveyToken(KEY, forged)).toBeUndefined();
  });

  it("is none under another key", () => {
    expect(openSurveyToken("another key", token)).toBeUndefined();
  });

  // base64url reads several texts as the same bytes; only the one that we wrote is ours.
  it("is none when a character differs, whichever", () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."abcXYZ019-_."), (place, character) => {
        fc.pre(token[place] !== character);
        expect(openSurveyToken(KEY, token.slice(0, place) + character + token.slice(place + 1))).toBeUndefined();
      }),
    );
  });
});
