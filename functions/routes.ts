import type { Route } from "../adapters/http/route.ts";
import { agentDeskRoutes } from "./agent-desk/routes.ts";
import { articleRoutes } from "./articles/routes.ts";
import { backtestRoutes } from "./backtests/routes.ts";
import { caseRoutes } from "./cases/routes.ts";
import { chargebackRoutes } from "./chargebacks/routes.ts";
import { disputeRoutes } from "./disputes/routes.ts";
import { evidenceRoutes } from "./evidence/routes.ts";
import { experimentRoutes } from "./experiments/routes.ts";
import { feedbackRoutes } from "./feedback/routes.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { orderRoutes } from "./orders/routes.ts";
import { versionRoutes } from "./policy-versions/routes.ts";
import { qualityRoutes } from "./quality/routes.ts";
import { refundRoutes } from "./refunds/routes.ts";
import { returnRoutes } from "./returns/routes.ts";
import { shadowRoutes } from "./shadows/routes.ts";
import { sopRoutes } from "./sops/routes.ts";
import { withdrawalRoutes } from "./withdrawals/routes.ts";

/** The API: every operation there is. */
export const routes: readonly Route[] = [
  ...returnRoutes,
  ...withdrawalRoutes,
  ...evidenceRoutes,
  ...agentDeskRoutes,
  ...orderRoutes,
  ...refundRoutes,
  ...chargebackRoutes,
  ...disputeRoutes,
  ...caseRoutes,
  ...ledgerRoutes,
  ...experimentRoutes,
  ...backtestRoutes,
  ...shadowRoutes,
  ...versionRoutes,
  ...articleRoutes,
  ...feedbackRoutes,
  ...sopRoutes,
  ...qualityRoutes,
];
