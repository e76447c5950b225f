import { openBooks } from "../../local/replay/audit/books.ts";
import type { Evidence } from "../../local/replay/audit/evidence.ts";

/** When everything of the little world happens. */
export const AT_MS = Date.parse("2017-03-10T12:00:00.000Z");
const at = (ms: number) => new Date(ms).toISOString();

/** The due time of the one deadline that the case showed. */
export const DUE_MS = AT_MS + 86_400_000;

const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" });

const event = (seq: number, type: string, role: string, ms: number, id?: string) => ({
  seq,
  type,
  at: at(ms),
  actor: { role, ...(id === undefined ? {} : { id }) },
  sentence: "",
});

const refund = {
  id: "rfd_1",
  status: "settled",
  returnId: "ret_1",
  refunded: brl(1000),
  legs: [{ legId: "leg_1", status: "succeeded", tender: "card", amount: brl(1000) }],
};

/** One order, one case, one refund, and books in which everything is as it should be; `T` is loose so that tests can spoil it. */
export const soundEvidence = () => {
  const books = openBooks();
  books.acknowledge({
    caseId: "ret_1",
    action: "request",
    role: "buyer",
    id: "b",
    versionBefore: 0,
    version: 1,
    atMs: AT_MS,
  });
  books.recordScan({ caseId: "ret_1", atMs: AT_MS + 1000 });
  const deadlines = [{ name: "seller_answer", at: at(DUE_MS), onTimeout: "approve_return" }];
  books.see({ id: "ret_1", deadlines } as never, AT_MS);
  const evidence = {
    stories: [
      {
        order: { placed: { orderId: "o1", payments: [{ captured: brl(1000) }] }, history: "on_time" },
        cases: [{ id: "ret_1" }],
        claim: undefined as object | undefined,
      },
    ],
    books,
    cases: new Map([
      [
        "ret_1",
        {
          id: "ret_1",
          orderId: "o1",
          status: "closed",
          closeReason: "REFUNDED_FULL",
          version: 3,
          deadlines: [] as typeof deadlines,
          lines: [{ lineId: "1", units: [{ lineId: "1", unitNo: 1, refunded: brl(1000) }] }],
          money: { refunded: brl(1000) },
          refunds: [refund],
          timeline: [
            event(1, "ReturnRequested", "buyer", AT_MS, "b"),
            event(2, "ParcelScanned", "carrier", AT_MS + 1000, "correios"),
            event(3, "ReturnApproved", "system", DUE_MS + 500),
          ],
        },
      ],
    ]),
    refunds: new Map([
      ["rfd_1", { ...refund, version: 1, orderId: "o1", timeline: [event(1, "RefundOpened", "system", AT_MS)] }],
    ]),
    disputes: new Map<string, object>(),
    filed: new Map([
      ["ret_1", { items: [{ seq: 0, kind: "snapshot" }], integrity: { state: "intact" as string, seq: 0 } }],
    ]),
    ledgers: new Map([
      [
        "o1",
        {
          payments: [
            {
              paymentId: "1",
              currency: "BRL",
              capturedMinor: 1000,
              refundableMinor: 0,
              reservedMinor: 0,
              refundedMinor: 1000,
            },
          ],
          entries: [
            {
              entryId: "e1",
              legs: [
                { account: "seller_payable", currency: "BRL", amountMinor: 1000 },
                { account: "psp_clearing", currency: "BRL", amountMinor: -1000 },
              ],
            },
          ],
        },
      ],
    ]),
    chargebacks: new Map<string, object>(),
    provider: { refunds: [{ outcome: "succeeded", request: { kind: "refund", orderId: "o1", amount: brl(1000) } }] },
    before: {
      trialBalance: { balanced: true, currencies: [] },
      failedExecutions: 1,
      runningExecutions: 2,
      undelivered: 0,
    },
    after: {
      trialBalance: {
        balanced: true,
        currencies: [
          {
            currency: "BRL",
            sumMinor: 0,
            accounts: [
              { account: "seller_payable", balanceMinor: 1000 },
              { account: "psp_clearing", balanceMinor: -1000 },
            ],
          },
        ],
      },
      failedExecutions: 1,
      runningExecutions: 2,
      undelivered: 0,
    },
  };
  return evidence;
};

export type SoundEvidence = ReturnType<typeof soundEvidence>;

/** The same as the audit takes it. */
export const asEvidence = (evidence: SoundEvidence): Evidence => evidence as unknown as Evidence;
