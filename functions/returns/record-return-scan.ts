import { execute } from "../../adapters/dynamodb/execute.ts";
import type { HttpAnswer, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { CarrierEventBody } from "../orders/record-carrier-event.http.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnEffects } from "./return-effects.ts";

/** Which return a parcel belongs to, and who chose its carrier. */
interface ReturnParcel {
  readonly returnId: string;
  readonly parcelId: string;
  readonly arrangedBy: "buyer" | "seller" | "platform";
}

/** Tells a return what the carrier saw of its parcel. */
export const recordReturnScan = async (
  runtime: Runtime,
  request: HttpRequest<CarrierEventBody>,
  { returnId, parcelId, arrangedBy }: ReturnParcel,
): Promise<HttpAnswer> => {
  const { scan, scannedAt, carrier } = request.body;
  const actor = { role: "carrier", id: carrier } as const;
  let versionBefore = 0;
  const executed = await execute(executionContext(runtime), {
    aggregate: returnAggregate,
    caseId: returnId,
    identity: { id: request.commandId, requestHash: request.requestHash },
    actor,
    at: request.at,
    gather: async (current) => {
      if (current?.state === undefined) throw notFound("return");
      versionBefore = current.version;
      return {
        type: "RecordScan" as const,
        at: request.at,
        actor,
        calendar: calendarOf(current.state.market),
        parcelId,
        scan,
        scannedAt,
        arrangedBy,
        refundId: newId("rfd_", runtime.ids.ulid()),
      };
    },
    effects: returnEffects(),
    answer: ({ version }) => ({
      status: 202,
      version,
      body: { outcome: version === versionBefore ? "unchanged" : "recorded", caseId: returnId },
    }),
  });
  return respond(executed);
};
