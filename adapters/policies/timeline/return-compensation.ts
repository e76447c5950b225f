import type { Grant } from "../../../domain/returns/parts.ts";
import type { ReturnTellers, Told } from "./return-case.ts";
import { amountFact, type Facts, forStaff, notForSeller, type Teller, together, told, yesNo } from "./telling.ts";
import type { Voice } from "./voice.ts";

type CompensationEvents = "CompensationGranted" | "CompensationOutcomeRecorded";

type Granted = Pick<Grant, "amountMinor" | "tender">;

/** An amount and what it is paid in, as one phrase. */
export const grantIn = (voice: Voice, { amountMinor, tender }: Granted): string =>
  voice.phrase("payment", { amount: voice.money(amountMinor), tender: voice.phrase("tender", { code: tender }) });

/** What the platform gives is between it and the buyer, and why it does is its own. */
export const grantFacts = (voice: Voice, compensation: Grant | undefined): Facts =>
  compensation === undefined
    ? {}
    : notForSeller(voice, {
        compensation: {
          amount: amountFact(compensation.amountMinor, voice.currency),
          tender: compensation.tender,
          ...forStaff(voice, { reason: compensation.reason }),
        },
      });

const granted: Teller<Told<"CompensationGranted">> = ({ data }, voice) => {
  const { refundId, amountMinor, tender, reason } = data;
  return together(
    { values: { bonus: yesNo(reason === "STORE_CREDIT_BONUS"), compensation: grantIn(voice, data) } },
    { facts: { refundId, amount: amountFact(amountMinor, voice.currency), tender, ...forStaff(voice, { reason }) } },
  );
};

const ended: Teller<Told<"CompensationOutcomeRecorded">> = ({ data: { refundId, outcome, paidMinor } }, voice) =>
  together(
    told({ outcome }),
    { values: { amount: voice.money(paidMinor) } },
    { facts: { refundId, amount: amountFact(paidMinor, voice.currency) } },
  );

/** What the platform gives of its own, and whether it arrived. */
export const compensationTellers: ReturnTellers<CompensationEvents> = {
  CompensationGranted: granted,
  CompensationOutcomeRecorded: ended,
};
