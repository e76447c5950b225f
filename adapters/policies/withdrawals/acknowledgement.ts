import type { Instant } from "../../../domain/kernel/instant.ts";
import type { Acknowledgement } from "../../../domain/withdrawals/index.ts";
import { calendarOf } from "../calendars.ts";
import type { Language } from "../language.ts";
import { oncePer } from "../once.ts";
import { plain } from "../plain-markdown.ts";
import { withdrawalText } from "./texts.ts";

const clocks = oncePer((language: Language) =>
  oncePer((timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long", timeZone })),
);

const list = (items: readonly string[]): string => items.map((item) => `- ${plain(item)}`).join("\n");

/**
 * What a buyer keeps of a withdrawal, as Markdown: the content of the statement, and the day and time when it was sent and
 * confirmed, by the clock of the market (Directive 2011/83, Article 11a(4)). The same for the same acknowledgement, whenever
 * it is read.
 */
export const acknowledgementMarkdown = (acknowledgement: Acknowledgement, language: Language): string => {
  const { market, lines, statedAt, confirmedAt, orderedAt, windowEndsAt, floors } = acknowledgement;
  const { timeZone } = calendarOf(market);
  const told = (at: Instant): string => clocks(language)(timeZone).format(new Date(at));
  const { withdrawalId, orderId, buyerId, sellerId, returnId } = acknowledgement;
  const say = (key: Parameters<typeof withdrawalText>[0], values: Readonly<Record<string, string | number>> = {}) =>
    withdrawalText(key, language, values);
  const details = [
    say("acknowledgement.withdrawal", { withdrawalId }),
    say("acknowledgement.order", { orderId, orderedAt: told(orderedAt) }),
    say("acknowledgement.buyer", { buyerId }),
    say("acknowledgement.seller", { sellerId }),
    say("acknowledgement.case", { returnId }),
    say("acknowledgement.period", { windowEndsAt: told(windowEndsAt) }),
    ...floors.map(({ citation }) => say("acknowledgement.law", { citation })),
  ];
  const parts = [
    `# ${plain(say("acknowledgement.title"))}`,
    plain(say("acknowledgement.received", { sentAt: told(statedAt), confirmedAt: told(confirmedAt) })),
    `## ${plain(say("acknowledgement.content"))}`,
    plain(say("acknowledgement.statement")),
    list(lines.map(({ units, title, lineId }) => say("acknowledgement.line", { units, title, lineId }))),
    `## ${plain(say("acknowledgement.details"))}`,
    list(details),
    plain(say("acknowledgement.keep")),
  ];
  return `${parts.join("\n\n")}\n`;
};
