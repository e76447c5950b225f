import { expect, it } from "vitest";
import { issueToken, readToken } from "../../../../local/state-machines/tokens.ts";

it("reads back what it issued, in characters that need no escaping", () => {
  const content = { arn: "arn:aws:states:local:000000000000:execution:m:ret_é", attempt: "12", nonce: "n" };
  expect(issueToken(content)).toMatch(/^[\w-]+$/);
  expect(readToken(issueToken(content))).toEqual(content);
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

it.each([
  ["nothing", ""],
  ["noise", "%%%"],
  ["text", encoded("text")],
  ["null", encoded(null)],
  ["too few parts", encoded(["a", "b"])],
  ["parts of another kind", encoded(["a", 1, "c"])],
  ["an object", encoded({ 0: "a", 1: "b", 2: "c", length: 3 })],
])("reads no token in %s", (_, token) => {
  expect(readToken(token)).toBeUndefined();
});
