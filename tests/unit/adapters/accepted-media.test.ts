import { describe, expect, it } from "vitest";
import { acceptedMedia } from "../../../adapters/http/accepted-media.ts";

const json = "application/json";
const markdown = "text/markdown";

describe("the form of an answer", () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, json],
    ["", json],
    ["*/*", json],
    [json, json],
    [markdown, markdown],
    ["TEXT/Markdown", markdown],
    ["text/markdown;variant=GFM", markdown],
    ["text/*", markdown],
    ["text/*, application/json;q=0.5", markdown],
    ["text/markdown;q=0.5, application/json;q=0.4", markdown],
    ["text/markdown;q=0.4, */*", json],
    ["text/html, application/xhtml+xml, */*;q=0.8", json],
    ["application/json;q=0, */*", markdown],
    ["application/json;q=0, text/*;q=0.001", markdown],
    ["application/json;q=7, text/markdown;q=0.1", markdown],
    ["application/xml", undefined],
    ["application/json;q=0", undefined],
    ["*/*;q=0", undefined],
    [",;/=", undefined],
    [`${"x/y,".repeat(10_000)}${json}`, undefined],
  ])("%j reads %s", (accept, media) => {
    expect(acceptedMedia(accept, [json, markdown])).toBe(media);
  });
});
