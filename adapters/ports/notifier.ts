/** A message to a party about its case: codes and ids only; the marketplace's messenger renders it from the case. */
export interface Notice {
  readonly key: string;
  readonly to: { readonly role: "buyer" | "seller" | "agent"; readonly id: string };
  readonly template: string;
  readonly caseId: string;
  readonly at: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The marketplace's messenger. The same key sends once. */
export interface Notifier {
  notify(notice: Notice): Promise<void>;
}
