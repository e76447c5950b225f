/** A message to a party about its case: codes and ids, which the marketplace's messenger renders from the case. */
export interface Notice {
  readonly key: string;
  readonly to: { readonly role: "buyer" | "seller" | "agent"; readonly id: string };
  readonly template: string;
  readonly caseId: string;
  readonly at: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** What the party is to keep as it is, such as an acknowledgement that the law wants on a durable medium. */
  readonly document?: { readonly mediaType: "text/markdown"; readonly language: string; readonly text: string };
}

/** The marketplace's messenger. The same key sends once. */
export interface Notifier {
  notify(notice: Notice): Promise<void>;
}
