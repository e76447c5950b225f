import changeOfMind from "../../../policies/articles/change-of-mind.json" with { type: "json" };
import faultyGoods from "../../../policies/articles/faulty-goods.json" with { type: "json" };
import howCasesAreDecided from "../../../policies/articles/how-cases-are-decided.json" with { type: "json" };
import lateOrMissingDelivery from "../../../policies/articles/late-or-missing-delivery.json" with { type: "json" };
import refunds from "../../../policies/articles/refunds.json" with { type: "json" };
import safetyAndHolds from "../../../policies/articles/safety-and-holds.json" with { type: "json" };
import shippingCosts from "../../../policies/articles/shipping-costs.json" with { type: "json" };
import withdrawal from "../../../policies/articles/withdrawal.json" with { type: "json" };

/** A version of an article as it stands in its file, not yet checked. */
export type ArticleFile = { readonly file: string; readonly document: unknown };

const at = (file: string, document: unknown): ArticleFile => ({ file: `policies/articles/${file}.json`, document });

/** Every version of every article. They are imported, not read, so that a bundle carries them. */
export const articleFiles: readonly ArticleFile[] = [
  at("change-of-mind", changeOfMind),
  at("faulty-goods", faultyGoods),
  at("how-cases-are-decided", howCasesAreDecided),
  at("late-or-missing-delivery", lateOrMissingDelivery),
  at("refunds", refunds),
  at("safety-and-holds", safetyAndHolds),
  at("shipping-costs", shippingCosts),
  at("withdrawal", withdrawal),
];
