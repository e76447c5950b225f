import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createGate } from "../../../local/gate.ts";

it("keeps everybody out between closing and opening, and closes only once nobody is inside", async () => {
  const gate = createGate();
  const seen: string[] = [];
  let leave: () => void = () => undefined;
  const first = gate.pass(
    () =>
      new Promise<void>((resolve) => {
        leave = resolve;
        seen.push("first is in");
      }),
  );
  const closing = gate.close().then((open) => {
    seen.push("closed");
    return open;
  });
  const second = gate.pass(async () => void seen.push("second is in"));
  await nextTurn();
  expect(seen).toEqual(["first is in"]);
  leave();
  const open = await closing;
  await nextTurn();
  expect(seen).toEqual(["first is in", "closed"]);
  open();
  await Promise.all([first, second]);
  expect(seen).toEqual(["first is in", "closed", "second is in"]);
});

it("lets nobody be locked out by a failure inside", async () => {
  const gate = createGate();
  await expect(gate.pass(async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const open = await gate.close();
  open();
  await expect(gate.pass(async () => "in")).resolves.toBe("in");
});
