import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { RefundRequest } from "../../adapters/ports/payment-gateway.ts";
import { inTransaction } from "./database.ts";

/** What a real payment provider does on a bad day. */
export const Behaviour = z.enum([
  "decline",
  "timeout_then_paid",
  "timeout_not_paid",
  "slow",
  "webhook_twice",
  "webhook_before_answer",
]);
export type Behaviour = z.infer<typeof Behaviour>;

/** A behaviour to show for the next `times` new payments that match; for ever without `times`. */
export const Injection = z.strictObject({
  behaviour: Behaviour,
  times: z.int().min(1).max(1_000_000).optional(),
  matching: z.strictObject({ orderId: z.string().min(1).optional(), legId: z.string().min(1).optional() }).optional(),
});
export type Injection = z.infer<typeof Injection>;

/** The injected behaviours, in the order given. */
export interface Behaviours {
  list(): readonly Injection[];
  replace(injections: readonly Injection[]): void;
  /** The first that matches, used up by one; undefined on a good day. */
  take(request: Pick<RefundRequest, "orderId" | "legId">): Behaviour | undefined;
}

const injectionOf = (row: Record<string, unknown>): Injection => {
  const { behaviour, times, order_id, leg_id } = row;
  const matching = { ...(order_id !== null && { orderId: order_id }), ...(leg_id !== null && { legId: leg_id }) };
  return Injection.parse({
    behaviour,
    ...(times !== null && { times }),
    ...(Object.keys(matching).length > 0 && { matching }),
  });
};

/** The behaviours kept in the sandbox's database, so that a restart does not end a bad day. */
export const createBehaviours = (database: DatabaseSync): Behaviours => {
  const insert = database.prepare("INSERT INTO behaviours (behaviour, times, order_id, leg_id) VALUES (?, ?, ?, ?)");
  const all = database.prepare("SELECT * FROM behaviours ORDER BY number");
  const find = database.prepare(
    `SELECT number, behaviour, times FROM behaviours
     WHERE coalesce(order_id, ?1) = ?1 AND coalesce(leg_id, ?2) = ?2 ORDER BY number LIMIT 1`,
  );
  const useUp = database.prepare("UPDATE behaviours SET times = times - 1 WHERE number = ?");
  return {
    list: () => all.all().map(injectionOf),
    replace: (injections) =>
      inTransaction(database, () => {
        database.exec("DELETE FROM behaviours");
        for (const { behaviour, times, matching } of injections)
          insert.run(behaviour, times ?? null, matching?.orderId ?? null, matching?.legId ?? null);
      }),
    take: ({ orderId, legId }) => {
      const row = find.get(orderId, legId);
      if (row === undefined) return undefined;
      useUp.run(Number(row.number));
      database.exec("DELETE FROM behaviours WHERE times = 0");
      return Behaviour.parse(row.behaviour);
    },
  };
};
