import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { explanationIn, type Reading } from "../../adapters/policies/texts.ts";
import { viewerOf } from "../../adapters/policies/viewer.ts";
import { type ActorRole, isAgentRole } from "../../domain/kernel/actor.ts";
import { type Money, money } from "../../domain/kernel/money.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import {
  canOnlyCompensate,
  deadlinesOf,
  nextActions,
  type Return,
  type ReturnUnit,
} from "../../domain/returns/index.ts";
import { linked } from "../articles/article-links.ts";
import { linkOf } from "./action-links.ts";
import type { Case } from "./answers.ts";
import { pendingDecisionIn } from "./pending-decision-view.ts";
import type { Surroundings } from "./surroundings.ts";

type Reader = Pick<HttpRequest, "caller" | "language" | "at">;

const unitView = (unit: ReturnUnit, currency: Money["currency"]) => ({
  lineId: unit.lineId,
  unitNo: unit.unitNo,
  reason: unit.reason,
  reception: unit.reception,
  acceptance: unit.acceptance,
  paid: money(totalMinor(unit.value.paid), currency),
  ...(unit.orderedMinor === undefined ? {} : { refunded: money(unit.orderedMinor, currency) }),
});

const sumMinor = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const moneyOf = ({ units, refunds, currency }: Return) => ({
  paid: money(sumMinor(units.map(({ value }) => totalMinor(value.paid))), currency),
  ordered: money(sumMinor(refunds.map(({ amountMinor }) => amountMinor)), currency),
  refunded: money(sumMinor(refunds.map(({ refundedMinor }) => refundedMinor ?? 0)), currency),
});

const compensationsOf = ({ compensations, currency }: Return, role: string): Pick<Case, "compensations"> => {
  if (compensations.length === 0 || role === "seller") return {};
  const isStaff = role !== "buyer";
  return {
    compensations: compensations.map(({ refundId, amountMinor, tender, reason, outcome }) => ({
      refundId,
      amount: money(amountMinor, currency),
      tender,
      ...(outcome === undefined ? {} : { outcome }),
      ...(isStaff ? { reason } : {}),
    })),
  };
};

/** What only a second person can do. */
const SECOND_PERSONS: readonly string[] = ["confirm-decision", "reject-decision"];

// Parties see what either of them can do; what agents can do is between agents, and nobody is the second person to himself.
const isFor =
  ({ pendingDecision }: Return, { id, role }: Reader["caller"]) =>
  ({ actor, action }: { readonly actor: string; readonly action: string }): boolean => {
    if (actor === "buyer" || actor === "seller") return true;
    return isAgentRole(role) && !(SECOND_PERSONS.includes(action) && pendingDecision?.decidedBy.id === id);
  };

const isOutOfGoodwill = (state: Return, role: ActorRole, { goodwillLeftMinor }: Surroundings): boolean =>
  goodwillLeftMinor !== undefined && goodwillLeftMinor <= 0 && canOnlyCompensate(state, role);

const isLeftOut = (state: Return, action: string, role: ActorRole, surroundings: Surroundings): boolean =>
  state.status === "closed" &&
  ((action === "escalate" && surroundings.closedToEscalation) ||
    (action === "decisions" && isOutOfGoodwill(state, role, surroundings)));

const actionsFor = (state: Return, { caller, at }: Reader, surroundings: Surroundings): Case["nextActions"] =>
  nextActions(state, at)
    .filter(isFor(state, caller))
    .filter(({ action }) => !isLeftOut(state, action, caller.role, surroundings))
    .map(({ actor, action, dueAt, evidence }) => ({
      actor,
      action,
      method: "POST" as const,
      href: linkOf(state, actor, action),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(evidence === undefined ? {} : { evidence }),
    }));

const readingOf = ({ market }: Return, { caller, language }: Reader): Reading => ({
  viewer: viewerOf(caller.role),
  language: negotiateLanguage(language),
  timeZone: calendarOf(market).timeZone,
});

const disputeOf = ({ dispute }: Return): Pick<Case, "dispute"> => {
  if (dispute === undefined) return {};
  const { disputeId, outcome } = dispute;
  return { dispute: { disputeId, ...(outcome === undefined ? {} : { outcome }) } };
};

/** A return as its reader may see it, in the reader's language. */
export const returnView = (state: Return, version: number, reader: Reader, surroundings: Surroundings): Case => {
  const { returnId, status, openedAt, orderId, buyerId, sellerId, market, currency, terms, closeReason } = state;
  const lines = [...Map.groupBy(state.units, ({ lineId }) => lineId)];
  return {
    id: returnId,
    kind: "return",
    status,
    version,
    openedAt,
    orderId,
    buyerId,
    sellerId,
    market,
    lines: lines.map(([lineId, units]) => ({ lineId, units: units.map((unit) => unitView(unit, currency)) })),
    money: moneyOf(state),
    ...compensationsOf(state, reader.caller.role),
    policy: terms.policy,
    ...(terms.floors === undefined ? {} : { floors: terms.floors }),
    verdict: terms.verdict,
    explanation: linked(explanationIn(terms, readingOf(state, reader)), reader.caller.role, openedAt),
    experiments: state.experiments ?? {},
    offers: state.offers,
    parcels: state.parcels,
    ...disputeOf(state),
    deadlines: [...deadlinesOf(state)],
    ...pendingDecisionIn(state, reader.caller.role),
    nextActions: actionsFor(state, reader, surroundings),
    ...(closeReason === undefined ? {} : { closeReason }),
  };
};
