import { lostMinor } from "./chargeback-checks.ts";
import { paidByDisputes } from "./dispute-checks.ts";
import type { Evidence, OrderLedger, SystemState } from "./evidence.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const refundedMinor = ({ payments }: OrderLedger): number => sum(payments.map((payment) => payment.refundedMinor));

/** No order gives back more than was captured for it, by the order as it was sent, and the ledger knows all of that. */
export const refundsStayBelowCaptured = ({ stories, ledgers }: Evidence): readonly string[] =>
  stories.flatMap(({ order: { placed } }) => {
    const captured = sum(placed.payments.map((payment) => payment.captured.amountMinor));
    const ledger = ledgers.get(placed.orderId) ?? { payments: [], entries: [] };
    const gone = sum(ledger.payments.map((payment) => payment.refundedMinor + payment.reservedMinor));
    const known = sum(ledger.payments.map((payment) => payment.capturedMinor));
    const isSplit = ledger.payments.every(
      (payment) => payment.refundableMinor + payment.reservedMinor + payment.refundedMinor === payment.capturedMinor,
    );
    return [
      ...(gone <= captured ? [] : [`order ${placed.orderId} gave back ${gone} of ${captured}`]),
      ...(known === captured && isSplit
        ? []
        : [`the ledger of order ${placed.orderId} does not add up to ${captured}`]),
    ];
  });

const OVER: ReadonlySet<string> = new Set(["closed", "final", "withdrawn", "lapsed"]);

/** When no case is open, nothing is set aside any more. */
export const nothingStaysReserved = ({ cases, disputes, ledgers }: Evidence): readonly string[] => {
  const isOpen = (orderId: string) =>
    [...cases.values(), ...disputes.values()].some((view) => view.orderId === orderId && !OVER.has(view.status));
  return [...ledgers]
    .filter(([orderId, { payments }]) => payments.some(({ reservedMinor }) => reservedMinor > 0) && !isOpen(orderId))
    .map(([orderId]) => `money of order ${orderId} stays reserved although its cases are over`);
};

const place = (account: string, currency: string): string => `${account} in ${currency}`;

const totalsOf = (ledgers: Iterable<OrderLedger>): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const { entries } of ledgers)
    for (const { account, currency, amountMinor } of entries.flatMap(({ legs }) => legs))
      totals.set(place(account, currency), (totals.get(place(account, currency)) ?? 0) + amountMinor);
  return totals;
};

/** Debits equal credits in every entry and over all accounts. */
export const ledgerSumsToZero = ({ ledgers, after }: Evidence): readonly string[] => [
  ...[...ledgers.values()]
    .flatMap(({ entries }) => entries)
    .filter(({ legs }) => {
      const byCurrency = Map.groupBy(legs, ({ currency }) => currency);
      return [...byCurrency.values()].some((own) => sum(own.map(({ amountMinor }) => amountMinor)) !== 0);
    })
    .map(({ entryId }) => `entry ${entryId} does not balance`),
  ...after.trialBalance.currencies
    .filter(({ accounts }) => sum(accounts.map(({ balanceMinor }) => balanceMinor)) !== 0)
    .map(({ currency }) => `the accounts in ${currency} do not sum to zero`),
];

const shownBy = ({ trialBalance }: SystemState): ReadonlyMap<string, number> =>
  new Map(
    trialBalance.currencies.flatMap(({ currency, accounts }) =>
      accounts.map(({ account, balanceMinor }) => [place(account, currency), balanceMinor] as const),
    ),
  );

/** The running totals moved by what all entries of the replayed orders add up to. */
export const totalsAreTheEntries = ({ ledgers, before, after }: Evidence): readonly string[] => {
  const [first, last, entries] = [shownBy(before), shownBy(after), totalsOf(ledgers.values())];
  return [...new Set([...first.keys(), ...last.keys(), ...entries.keys()])]
    .map((name) => ({
      name,
      movedMinor: (last.get(name) ?? 0) - (first.get(name) ?? 0),
      entriesMinor: entries.get(name) ?? 0,
    }))
    .filter(({ movedMinor, entriesMinor }) => movedMinor !== entriesMinor)
    .map(({ name, movedMinor, entriesMinor }) => `${name} moved by ${movedMinor}, the entries say ${entriesMinor}`);
};

/** Each unit is refunded by one case at most. */
export const unitsAreRefundedOnce = ({ cases }: Evidence): readonly string[] => {
  const refunded = [...cases.values()].flatMap(({ orderId, lines, refunds, id }) => {
    // A refund that was given up gave nothing, and its units may be asked for again.
    const isGivenUp = refunds.every((refund) => refund.returnId !== id || refund.status === "cancelled");
    return isGivenUp
      ? []
      : lines.flatMap(({ units }) =>
          units
            .filter((unit) => unit.refunded !== undefined)
            .map(({ lineId, unitNo }) => `unit ${unitNo} of line ${lineId} of order ${orderId}`),
        );
  });
  return refunded.filter((unit, index) => refunded.indexOf(unit) !== index).map((unit) => `${unit} was refunded twice`);
};

/**
 * Cases, ledger and the payment provider tell of the same money, order by order. What a bank took back is in the ledger beside what the
 * provider refunded, and in the cases as far as it settled refunds that had not gone out.
 */
export const booksAgree = (evidence: Evidence): readonly string[] => {
  const { stories, cases, ledgers, provider } = evidence;
  const paid = Map.groupBy(
    provider.refunds.filter(({ outcome, request }) => outcome === "succeeded" && request.kind === "refund"),
    ({ request }) => request.orderId,
  );
  return stories.flatMap(({ order: { placed }, cases: files }) => {
    const { orderId } = placed;
    const byReturns = sum(files.map(({ id }) => cases.get(id)?.money.refunded.amountMinor ?? 0));
    const byCases = byReturns + paidByDisputes(evidence, orderId);
    const byLedger = refundedMinor(ledgers.get(orderId) ?? { payments: [], entries: [] });
    const byProvider = sum((paid.get(orderId) ?? []).map(({ request }) => request.amount.amountMinor));
    const byBank = lostMinor(evidence, orderId);
    return byLedger === byProvider + byBank && byProvider <= byCases && byCases <= byLedger
      ? []
      : [
          `order ${orderId}: ${byCases} refunded by its cases, ${byLedger} by the ledger, ${byProvider} by the provider, ${byBank} by the bank`,
        ];
  });
};

/** What the platform gave of its own is the same in the cases, in the books of the payment provider, and in its own account. */
export const compensationsAgree = ({ stories, cases, ledgers, provider }: Evidence): readonly string[] =>
  stories.flatMap(({ order: { placed }, cases: files }) => {
    const { orderId } = placed;
    const granted = files.flatMap(({ id }) => cases.get(id)?.compensations ?? []);
    const owedMinor = sum(
      granted.flatMap(({ amount, outcome }) => (outcome === "cancelled" ? [] : [amount.amountMinor])),
    );
    const paidMinor = sum(granted.flatMap(({ amount, outcome }) => (outcome === "paid" ? [amount.amountMinor] : [])));
    const booked = (ledgers.get(orderId)?.entries ?? []).flatMap(({ legs }) => legs);
    const bookedMinor = sum(booked.flatMap((leg) => (leg.account === "compensation" ? [leg.amountMinor] : [])));
    const byProvider = provider.refunds.filter(
      ({ outcome, request }) =>
        outcome === "succeeded" && request.kind === "compensation" && request.orderId === orderId,
    );
    const providerMinor = sum(byProvider.map(({ request }) => request.amount.amountMinor));
    return owedMinor === bookedMinor && paidMinor === providerMinor
      ? []
      : [
          `order ${orderId}: ${owedMinor} granted and ${bookedMinor} booked, ${paidMinor} paid and ${providerMinor} sent`,
        ];
  });
