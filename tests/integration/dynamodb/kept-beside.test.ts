import { describe, expect, it } from "vitest";
import { findCommand, keepCommand } from "../../../adapters/dynamodb/command-record.ts";
import { caseOfDecision, decisionWrite } from "../../../adapters/dynamodb/decision-pointers.ts";
import { caseOfOrderWrite, casesOfOrder, findParcel, parcelWrite } from "../../../adapters/dynamodb/pointers.ts";
import { putReturnLabel, returnLabelIn } from "../../../adapters/dynamodb/return-labels.ts";
import { none, type SideEffects, together } from "../../../adapters/dynamodb/side-effects.ts";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { readText, textWrites } from "../../../adapters/dynamodb/texts.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { acknowledgementWrite, findWithdrawal, keepStatement } from "../../../adapters/dynamodb/withdrawals.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { acknowledged, received } from "../../../domain/withdrawals/index.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { allItems, itemAt } from "../../support/table-items.ts";

const tables = embeddedTables();

const written = (effects: SideEffects) => transact(tables.store, effects(tables.store));

it("texts are read by case and id", async () => {
  await written(
    together(
      none,
      textWrites("ret-1", [
        { textId: "txt-1", words: "Dented" },
        { textId: "txt-2", words: "찌그러졌어요 🫖" },
      ]),
      textWrites("ret-2", [{ textId: "txt-3", words: "Late" }]),
    ),
  );
  expect(await readText(tables.store, "ret-1", "txt-2")).toBe("찌그러졌어요 🫖");
  expect(await readText(tables.store, "ret-1", "txt-3")).toBeUndefined();
});

describe("a return's label", () => {
  const label = { labelId: "lbl-1", carrier: "correios", trackingNumber: "BR1", url: "https://labels.example/1" };

  it("is kept with the way from its parcel to the return, and again without a change", async () => {
    await putReturnLabel(tables.store, "ret-1", label, "seller");
    const before = await allItems(tables.store);
    await putReturnLabel(tables.store, "ret-1", label, "seller");
    expect(await allItems(tables.store)).toEqual(before);
    expect(returnLabelIn(await itemAt(tables.store, caseKeys.label("ret-1")))).toEqual(label);
    expect(await findParcel(tables.store, "correios", "BR1")).toMatchObject({
      returnId: "ret-1",
      parcelId: "BR1",
      arrangedBy: "seller",
    });
  });

  it("is not there before it was issued", async () => {
    expect(returnLabelIn(await itemAt(tables.store, caseKeys.label("ret-1")))).toBeUndefined();
    expect(await findParcel(tables.store, "correios", "BR1")).toBeUndefined();
  });
});

describe("the ways to a case", () => {
  it("lead from its order, oldest first, by kind, and from no other order", async () => {
    await written(
      together(
        caseOfOrderWrite("order-1", "ret_2", "return"),
        caseOfOrderWrite("order-1", "ret_1", "return"),
        caseOfOrderWrite("order-1", "rfd_1", "refund"),
        caseOfOrderWrite("order-10", "ret_3", "return"),
      ),
    );
    expect((await casesOfOrder(tables.store, "order-1")).map(({ caseId, kind }) => [caseId, kind])).toEqual([
      ["ret_1", "return"],
      ["ret_2", "return"],
      ["rfd_1", "refund"],
    ]);
    expect(await casesOfOrder(tables.store, "order-2")).toEqual([]);
  });

  it("lead from its parcel, by carrier and number together", async () => {
    const parcel = { trackingNumber: "1", returnId: "ret-1", parcelId: "p-1", arrangedBy: "buyer" };
    await written(
      together(
        parcelWrite({ ...parcel, carrier: "dhl" }),
        parcelWrite({ ...parcel, carrier: "ups", returnId: "ret-2" }),
      ),
    );
    expect(await findParcel(tables.store, "dhl", "1")).toMatchObject({ returnId: "ret-1", arrangedBy: "buyer" });
    expect(await findParcel(tables.store, "ups", "1")).toMatchObject({ returnId: "ret-2" });
  });

  it("lead from a decision", async () => {
    expect(await caseOfDecision(tables.store, "dec-1")).toBeUndefined();
    await written(decisionWrite("dec-1", "ret-1"));
    expect(await caseOfDecision(tables.store, "dec-1")).toBe("ret-1");
  });
});

describe("a withdrawal", () => {
  const statement = received({
    withdrawalId: "wdr-1",
    buyerId: "buyer-1",
    sellerId: "seller-1",
    orderId: "order-1",
    orderedAt: instant("2026-03-01T12:00:00Z"),
    market: "EU",
    locale: "en",
    lines: [{ lineId: "line-1", title: "Lamp", units: 2 }],
    statedAt: instant("2026-03-10T12:00:00Z"),
    windowEndsAt: instant("2026-03-20T22:59:59.999Z"),
    floors: [],
  });

  it("is kept as it was first stated, a day to be confirmed and 30 more to be told of", async () => {
    expect(await findWithdrawal(tables.store, "wdr-1")).toEqual({});
    expect(await keepStatement(tables.store, statement)).toEqual(statement);
    const again = { ...statement, statedAt: instant("2026-03-11T12:00:00Z") };
    expect(await keepStatement(tables.store, again)).toEqual(statement);
    expect(await findWithdrawal(tables.store, "wdr-1")).toEqual({ statement });
    const item = await itemAt(tables.store, { pk: "WITHDRAWAL#wdr-1", sk: "WITHDRAWAL" });
    expect(item?.expiresAtSeconds).toBe(Date.parse("2026-04-10T12:00:00Z") / 1000);
  });

  it("is acknowledged once and for good", async () => {
    const acknowledgement = acknowledged(statement, instant("2026-03-10T12:05:00Z"), "ret-1");
    await keepStatement(tables.store, statement);
    await written(acknowledgementWrite(acknowledgement));
    expect(await findWithdrawal(tables.store, "wdr-1")).toEqual({ statement, acknowledgement });
    const item = await itemAt(tables.store, { pk: "WITHDRAWAL#wdr-1", sk: "ACKNOWLEDGEMENT" });
    expect(item).not.toHaveProperty("expiresAtSeconds");
    const other = acknowledged(statement, instant("2026-03-10T12:06:00Z"), "ret-2");
    const twice = await transact(tables.store, acknowledgementWrite(other)(tables.store));
    expect(twice).toEqual({ outcome: "refused", failure: { kind: "conflict" } });
    expect((await findWithdrawal(tables.store, "wdr-1")).acknowledgement).toEqual(acknowledgement);
  });

  it("is not lost without a word when the store fails", async () => {
    await expect(keepStatement({ ...tables.store, casesTable: "no-such-table" }, statement)).rejects.toThrow();
  });
});

describe("the answer to a command that is no decision", () => {
  const record = { commandId: "c-1", requestHash: "h-1", at: "2026-03-10T12:00:00.000Z", answer: { status: 200 } };

  it("stays the first", async () => {
    expect(await findCommand(tables.store, "c-1")).toBeUndefined();
    await keepCommand(tables.store, record);
    await keepCommand(tables.store, { ...record, answer: { status: 500 } });
    expect(await findCommand(tables.store, "c-1")).toEqual(record);
  });

  it("is not lost without a word when the store fails", async () => {
    await expect(keepCommand({ ...tables.store, casesTable: "no-such-table" }, record)).rejects.toThrow();
  });
});
