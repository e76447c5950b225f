import { getArticle } from "../articles/get-article.http.ts";
import { listArticles } from "../articles/list-articles.http.ts";
import { getBacktest } from "../backtests/get-backtest.http.ts";
import { listBacktestChanges } from "../backtests/list-backtest-changes.http.ts";
import { listBacktests } from "../backtests/list-backtests.http.ts";
import { startBacktest } from "../backtests/start-backtest.http.ts";
import { listAllCases } from "../cases/list-cases.http.ts";
import { approveExperiment } from "../experiments/approve-experiment.http.ts";
import { archiveExperiment } from "../experiments/archive-experiment.http.ts";
import { decideExperiment } from "../experiments/decide-experiment.http.ts";
import { getExperiment } from "../experiments/get-experiment.http.ts";
import { getExperimentResults } from "../experiments/get-experiment-results.http.ts";
import { listExperiments } from "../experiments/list-experiments.http.ts";
import { pauseExperiment } from "../experiments/pause-experiment.http.ts";
import { putExperiment } from "../experiments/put-experiment.http.ts";
import { resumeExperiment } from "../experiments/resume-experiment.http.ts";
import { rollBackExperiment } from "../experiments/roll-back-experiment.http.ts";
import { rollOutExperiment } from "../experiments/roll-out-experiment.http.ts";
import { sendBackExperiment } from "../experiments/send-back-experiment.http.ts";
import { startExperiment } from "../experiments/start-experiment.http.ts";
import { submitExperiment } from "../experiments/submit-experiment.http.ts";
import { summariseFeedback } from "../feedback/summarise-feedback.http.ts";
import { getOrderLedger } from "../ledger/get-order-ledger.http.ts";
import { getTrialBalance } from "../ledger/get-trial-balance.http.ts";
import { importOrders } from "../orders/import-orders.http.ts";
import { putOrder } from "../orders/put-order.http.ts";
import { recordCarrierEvent } from "../orders/record-carrier-event.http.ts";
import { approvePolicyVersion } from "../policy-versions/approve-policy-version.http.ts";
import { cancelPolicySchedule } from "../policy-versions/cancel-policy-schedule.http.ts";
import { draftPolicyVersion } from "../policy-versions/draft-policy-version.http.ts";
import { editPolicyVersion } from "../policy-versions/edit-policy-version.http.ts";
import { getPolicyVersion, getPolicyVersionTimeline } from "../policy-versions/get-policy-version.http.ts";
import { listPolicyVersions } from "../policy-versions/list-policy-versions.http.ts";
import { publishPolicyVersion } from "../policy-versions/publish-policy-version.http.ts";
import { requestPolicyChanges } from "../policy-versions/request-policy-changes.http.ts";
import { submitPolicyVersion } from "../policy-versions/submit-policy-version.http.ts";
import { withdrawPolicyVersion } from "../policy-versions/withdraw-policy-version.http.ts";
import { measureQuality } from "../quality/measure-quality.http.ts";
import { recordPaymentEvent } from "../refunds/record-payment-event.http.ts";
import { getShadow } from "../shadows/get-shadow.http.ts";
import { listShadowDivergences } from "../shadows/list-shadow-divergences.http.ts";
import { runShadow } from "../shadows/run-shadow.http.ts";
import { measureAdherence } from "../sops/measure-adherence.http.ts";
import { operationsOf } from "./operations-of.ts";

/** The platform API: its routes with their use cases. */
export const platformOperations = operationsOf("platform", {
  "get-backtest": getBacktest,
  "list-backtest-changes": listBacktestChanges,
  "list-backtests": listBacktests,
  "get-shadow": getShadow,
  "list-shadow-divergences": listShadowDivergences,
  "run-shadow": runShadow,
  "start-backtest": startBacktest,
  "approve-policy-version": approvePolicyVersion,
  "cancel-policy-schedule": cancelPolicySchedule,
  "draft-policy-version": draftPolicyVersion,
  "edit-policy-version": editPolicyVersion,
  "get-policy-version": getPolicyVersion,
  "get-policy-version-timeline": getPolicyVersionTimeline,
  "list-policy-versions": listPolicyVersions,
  "publish-policy-version": publishPolicyVersion,
  "request-policy-changes": requestPolicyChanges,
  "submit-policy-version": submitPolicyVersion,
  "withdraw-policy-version": withdrawPolicyVersion,
  "get-article": getArticle,
  "list-articles": listArticles,
  "get-order-ledger": getOrderLedger,
  "get-trial-balance": getTrialBalance,
  "import-orders": importOrders,
  "archive-experiment": archiveExperiment,
  "approve-experiment": approveExperiment,
  "decide-experiment": decideExperiment,
  "get-experiment": getExperiment,
  "get-experiment-results": getExperimentResults,
  "list-experiments": listExperiments,
  "pause-experiment": pauseExperiment,
  "put-experiment": putExperiment,
  "resume-experiment": resumeExperiment,
  "roll-back-experiment": rollBackExperiment,
  "roll-out-experiment": rollOutExperiment,
  "send-back-experiment": sendBackExperiment,
  "start-experiment": startExperiment,
  "submit-experiment": submitExperiment,
  "list-cases": listAllCases,
  "measure-adherence": measureAdherence,
  "measure-quality": measureQuality,
  "put-order": putOrder,
  "record-carrier-event": recordCarrierEvent,
  "record-payment-event": recordPaymentEvent,
  "summarise-feedback": summariseFeedback,
});
