import { workItemLifecycle } from "../domain/agent-desk/index.ts";
import { profileLifecycle } from "../domain/agents/index.ts";
import { backtestLifecycle } from "../domain/backtests/index.ts";
import { chargebackLifecycle } from "../domain/chargebacks/index.ts";
import { disputeLifecycle } from "../domain/disputes/index.ts";
import { evidenceFileLifecycle } from "../domain/evidence/index.ts";
import { experimentLifecycle } from "../domain/experiments/index.ts";
import { surveyLifecycle } from "../domain/feedback/index.ts";
import { type Lifecycle, toMermaid } from "../domain/kernel/lifecycle.ts";
import { versionLifecycle } from "../domain/policy-versions/index.ts";
import { reviewLifecycle } from "../domain/quality-reviews/index.ts";
import { legLifecycle } from "../domain/refunds/index.ts";
import { acceptanceLifecycle, receptionLifecycle, returnLifecycle } from "../domain/returns/index.ts";
import { shadowLifecycle } from "../domain/shadows/index.ts";
import { sopLifecycle } from "../domain/sops/index.ts";

const diagram = <S extends string, E extends string>(lifecycle: Lifecycle<S, E>, title: string): string =>
  toMermaid(lifecycle, title);

/** The diagrams of all status tables, by file name under docs/lifecycles. */
export const lifecycleDiagrams: Readonly<Record<string, string>> = {
  "return.mmd": diagram(returnLifecycle, "A return"),
  "return-unit-reception.mmd": diagram(receptionLifecycle, "Where the goods of a unit are"),
  "return-unit-acceptance.mmd": diagram(acceptanceLifecycle, "Whether a unit is taken back"),
  "refund-leg.mmd": diagram(legLifecycle, "A leg of a refund"),
  "evidence-file.mmd": diagram(evidenceFileLifecycle, "The evidence of a case"),
  "experiment.mmd": diagram(experimentLifecycle, "An experiment"),
  "survey.mmd": diagram(surveyLifecycle, "A survey"),
  "backtest.mmd": diagram(backtestLifecycle, "A backtest of a policy version"),
  "policy-version.mmd": diagram(versionLifecycle, "A version of a policy"),
  "shadow.mmd": diagram(shadowLifecycle, "A version in shadow"),
  "chargeback.mmd": diagram(chargebackLifecycle, "A chargeback"),
  "dispute.mmd": diagram(disputeLifecycle, "A dispute"),
  "quality-review.mmd": diagram(reviewLifecycle, "A review of a decision"),
  "sop-run.mmd": diagram(sopLifecycle, "A case's way through a procedure"),
  "agent-profile.mmd": diagram(profileLifecycle, "An agent's profile"),
  "work-item.mmd": diagram(workItemLifecycle, "A piece of work on the agent desk"),
};
