import * as z from "zod";
import { Backtest } from "../../domain/backtests/index.ts";
import { ChangedCase } from "../../domain/policies/backtest/changed-case.ts";
import { ChangeKind, Effect } from "../../domain/policies/backtest/difference.ts";
import { BacktestReport } from "../../domain/policies/backtest/report.ts";
import { PageQuery } from "../returns/list-query.ts";

/** The window of a backtest: days of UTC, both included; all that were ever decided unless said otherwise. */
export const StartBacktestBody = z
  .strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    error: "must not be before from",
  });
export type StartBacktestBody = z.infer<typeof StartBacktestBody>;

/** A backtest as it is read: how far it is, and its report once it is done. `throughDay` is the last day that is counted. */
export const BacktestAnswer = Backtest.omit({ next: true, pages: true }).extend({
  throughDay: z.iso.date().optional(),
  report: BacktestReport.optional(),
});

/** Some of a version's backtests, the newest first. */
export const BacktestPage = z.object({
  items: z.array(BacktestAnswer.omit({ report: true })),
  nextCursor: z.string().optional(),
});

/** Which changed cases: all, or those of one kind of change or of one effect on a party. */
export const ChangesQuery = z.strictObject({
  ...PageQuery,
  kind: ChangeKind.optional(),
  buyer: Effect.optional(),
  seller: Effect.optional(),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** Changed cases side by side. */
export const ChangesPage = z.object({ items: z.array(ChangedCase), nextCursor: z.string().optional() });
