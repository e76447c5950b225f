import { describe, expect, it } from "vitest";
import { type Content, EVIDENCE_BYTES_MAX, problemOfContent } from "../../../domain/evidence/examine.ts";
import { EvidenceMediaType, foundType, HEAD_BYTES, TAIL_BYTES } from "../../../domain/evidence/media-type.ts";
import { beginnings, bytesOf, zipEnd } from "../../support/evidence-bytes.ts";

const contentOf = (bytes: Uint8Array): Content => ({
  bytes: bytes.length,
  head: bytes.subarray(0, HEAD_BYTES),
  tail: bytes.subarray(-TAIL_BYTES),
});
const jpeg = "\xff\xd8\xff\xe0";

describe("the type of a content", () => {
  it.each(Object.entries(beginnings))("%s is told by its first bytes", (type, bytes) => {
    expect(foundType(bytes)).toBe(type);
  });

  it.each<[string, string]>([
    ["nothing", ""],
    ["a signature that breaks off", "\x89PNG\r\n"],
    ["a signature behind one byte", " \x89PNG\r\n\x1a\n"],
    ["a RIFF file that is sound", "RIFF....WAVEfmt "],
    ["a brand that nobody registered", "....ftypxxxx"],
    ["sound in an MP4 container", "....ftypM4A "],
    ["a box that is not the first", "....moov....ftypisom"],
    ["text", "hello"],
  ])("is unknown for %s", (_what, text) => {
    expect(foundType(bytesOf(text))).toBe("unknown");
  });
});

describe("a content that was declared", () => {
  const types = EvidenceMediaType.options;

  it.each(types)("%s and is it may be evidence", (type) => {
    expect(problemOfContent(type, contentOf(beginnings[type]))).toBeUndefined();
  });

  it.each(
    types.flatMap((declared) => Object.entries(beginnings).map(([found, bytes]) => ({ declared, found, bytes }))),
  )("$declared and is $found", ({ declared, found, bytes }) => {
    const expected = declared === found ? undefined : { reason: "type_mismatch", declared, found };
    expect(problemOfContent(declared, contentOf(bytes))).toEqual(expected);
  });

  it("and is empty, or larger than its form allowed, is none", () => {
    expect(problemOfContent("image/png", contentOf(new Uint8Array()))).toEqual({ reason: "empty" });
    const sized = (bytes: number) => problemOfContent("image/png", { ...contentOf(beginnings["image/png"]), bytes });
    expect(sized(EVIDENCE_BYTES_MAX)).toBeUndefined();
    expect(sized(EVIDENCE_BYTES_MAX + 1)).toEqual({
      reason: "too_large",
      bytes: EVIDENCE_BYTES_MAX + 1,
      bytesMax: EVIDENCE_BYTES_MAX,
    });
  });
});

describe("a content with two readings", () => {
  const longComment = "c".repeat(0xffff);
  it.each<[string, string, string | undefined]>([
    ["a photo with an archive behind it", `${jpeg}photo${zipEnd()}`, "application/zip"],
    ["a photo with an archive that has a comment", `${jpeg}photo${zipEnd("hello")}`, "application/zip"],
    ["a photo with an archive that has the longest comment", `${jpeg}photo${zipEnd(longComment)}`, "application/zip"],
    ["a photo with a PDF in its first kilobyte", `${jpeg}${"x".repeat(900)}%PDF-1.4`, "application/pdf"],
    ["a photo with a PDF further behind, where no reader looks", `${jpeg}${"x".repeat(1100)}%PDF-1.4`, undefined],
    ["a photo in which the archive's four bytes stand by chance", `${jpeg}PK\x05\x06${"x".repeat(90)}`, undefined],
    ["a photo with a film behind it, as telephones make them", `${jpeg}photo\xff\xd9....ftypisom`, undefined],
  ])("%s", (_what, text, found) => {
    const expected = found === undefined ? undefined : { reason: "two_readings", declared: "image/jpeg", found };
    expect(problemOfContent("image/jpeg", contentOf(bytesOf(text)))).toEqual(expected);
  });

  it("a document that is an archive too", () => {
    const problem = problemOfContent("application/pdf", contentOf(bytesOf(`%PDF-1.7 ${zipEnd()}`)));
    expect(problem).toMatchObject({ reason: "two_readings", found: "application/zip" });
  });

  it("a picture that would unpack to the memory of a planet costs as many bytes as it has", () => {
    // IHDR says 2^31-1 by 2^31-1 points; nobody here believes it, for nobody decodes it.
    const bomb = bytesOf("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00");
    expect(problemOfContent("image/png", contentOf(bomb))).toBeUndefined();
  });
});
