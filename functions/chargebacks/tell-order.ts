import { chargebacksOfOrder } from "../../adapters/dynamodb/chargebacks.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { isRunning, type MatchedChargeback, uncountedMinor } from "../../domain/chargebacks/index.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import { refundedMinor } from "../../domain/refunds/index.ts";
import type { Return } from "../../domain/returns/index.ts";
import { takeBackAfterChargeback } from "../feedback/take-back-after-chargeback.ts";
import { refundsOfOrder } from "../refunds/refunds-of-order.ts";
import { sendToRefund } from "../refunds/send-to-refund.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { sendToReturn } from "../returns/send-to-return.ts";
import { countMoney } from "./count-money.ts";
import { PROVIDER } from "./send-to-chargeback.ts";
import { tellDisputes } from "./tell-disputes.ts";

type Phase = "opened" | "won" | "lost";

interface Telling {
  readonly state: MatchedChargeback;
  readonly phase: Phase;
  /** Names the cause; each case's command adds its own id. */
  readonly commandId: string;
  readonly isStillDisputed: boolean;
}

const tellReturn = async (
  runtime: Runtime,
  caseId: string,
  { state, commandId }: Telling,
  phase: Phase,
  isSuperseded: boolean,
) => {
  const { chargebackId } = state;
  const id = `${commandId}:${caseId}`;
  const told = (one: Phase) =>
    sendToReturn(
      runtime,
      caseId,
      `${id}:${one}`,
      (head) => ({ type: "RecordChargeback", ...head, chargebackId, phase: one, isSuperseded }),
      { actor: PROVIDER },
    );
  // One that goes on by rule until it is lost never stood still; it ends all the same.
  if (phase === "lost") await told("opened");
  await told(phase);
  // A closed return does not move any more, so that nobody else would hear of it.
  if (phase === "opened") await takeBackAfterChargeback(runtime, caseId, id);
};

const owedMinor = (state: Return, refunded: number): number =>
  Math.max(0, state.units.reduce((sum, { value }) => sum + totalMinor(value.paid), 0) - refunded);

/** The returns of the order, with whether the loss covers what each could still give back: the oldest takes its part first. */
const tellReturns = async (runtime: Runtime, telling: Telling): Promise<void> => {
  const { state, phase } = telling;
  const { orderId } = state.payment;
  const returns = (await casesOfOrder(runtime.store, orderId)).filter(({ kind }) => kind === "return");
  const refunds = phase === "lost" && returns.length > 0 ? await refundsOfOrder(runtime, orderId) : [];
  let lostMinor = state.lost?.amountMinor ?? 0;
  for (const { caseId } of returns) {
    const found = phase === "lost" ? (await load(runtime.store, returnAggregate, caseId))?.state : undefined;
    const paid = refunds.filter(({ returnId }) => returnId === caseId);
    const owed =
      found === undefined || found.status === "closed"
        ? 0
        : owedMinor(
            found,
            paid.reduce((sum, one) => sum + refundedMinor(one), 0),
          );
    await tellReturn(runtime, caseId, telling, phase, lostMinor >= owed);
    lostMinor = Math.max(0, lostMinor - owed);
  }
};

const holdLegs = (runtime: Runtime, refundId: string, { state, commandId }: Telling) =>
  sendToRefund(
    runtime,
    refundId,
    `${commandId}:${refundId}`,
    ({ at, actor }) => ({ type: "HoldLegs", at, actor, paymentId: state.payment.paymentId }),
    { actor: PROVIDER },
  );

const releaseLegs = async (
  runtime: Runtime,
  refundId: string,
  telling: Telling,
  lostMinor: number,
): Promise<number> => {
  const { state, phase, commandId, isStillDisputed } = telling;
  const { paymentId } = state.payment;
  const { chargebackCaseId } = state;
  const sent = await sendToRefund(
    runtime,
    refundId,
    `${commandId}:${refundId}`,
    ({ at, actor }) => ({
      ...{ type: "ReleaseLegs" as const, at, actor, paymentId, isStillDisputed },
      ...(phase === "lost"
        ? { chargeback: "lost" as const, chargebackCaseId, lostMinor }
        : { chargeback: "won" as const }),
    }),
    { actor: PROVIDER },
  );
  const settled = sent.current.state.legs.filter((leg) => leg.chargebackCaseId === chargebackCaseId);
  return settled.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
};

const tellRefunds = async (runtime: Runtime, telling: Telling): Promise<void> => {
  const { state, phase, isStillDisputed } = telling;
  const refunds = await refundsOfOrder(runtime, state.payment.orderId);
  let leftMinor = uncountedMinor({ ...state, settledMinor: 0 });
  for (const { refundId } of refunds) {
    if (phase === "opened") await holdLegs(runtime, refundId, telling);
    else if (phase === "lost") {
      // The payment may not be held by the rule of inquiries; a loss settles what waits all the same.
      await holdLegs(runtime, refundId, { ...telling, commandId: `${telling.commandId}:hold` });
      leftMinor -= await releaseLegs(runtime, refundId, telling, Math.max(0, leftMinor));
    } else if (!isStillDisputed) await releaseLegs(runtime, refundId, telling, 0);
  }
};

/**
 * Tells every case of the order where a chargeback stands: while it holds the payment, no leg on it is paid and the returns'
 * clocks stand still. The same again changes nothing.
 */
export const tellOrder = async (
  runtime: Runtime,
  state: MatchedChargeback,
  cause: string,
): Promise<readonly string[]> => {
  const { orderId, paymentId } = state.payment;
  const phase: Phase = isRunning(state) ? "opened" : state.status === "lost" ? "lost" : "won";
  const goesOn = phase === "opened" && !state.isHolding;
  const others = (await chargebacksOfOrder(runtime.store, orderId)).filter(
    (one) => one.caseId !== state.chargebackCaseId && one.isHolding,
  );
  const isStillDisputed = others.some((one) => one.paymentId === paymentId);
  const told: Telling = { state, phase: goesOn ? "won" : phase, commandId: `tell:${cause}`, isStillDisputed };
  await tellRefunds(runtime, told);
  await tellReturns(runtime, told);
  await tellDisputes(runtime, orderId, state.chargebackId, told);
  if (phase === "lost") await countMoney(runtime, state.chargebackCaseId, `count:${cause}`);
  const cases = await casesOfOrder(runtime.store, orderId);
  return cases.map(({ caseId }) => caseId).filter((caseId) => caseId !== state.chargebackCaseId);
};
