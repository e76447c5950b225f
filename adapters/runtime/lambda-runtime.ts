import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SFNClient } from "@aws-sdk/client-sfn";
import { monotonicFactory } from "ulid";
import { fromEpochMs } from "../../domain/kernel/instant.ts";
import { openStore } from "../dynamodb/store.ts";
import { loadPolicies } from "../policies/policies.ts";
import { httpCarrierGateway } from "../ports/http-carrier-gateway.ts";
import { httpNotifier } from "../ports/http-notifier.ts";
import { httpPaymentGateway } from "../ports/http-payment-gateway.ts";
import { s3EvidenceStore } from "../ports/s3-evidence-store.ts";
import type { Partner } from "../ports/signed-call.ts";
import { UpstreamFailure } from "../ports/upstream-failure.ts";
import { stepFunctionsProcesses } from "../workflow/step-functions-processes.ts";
import { type Configuration, configuration } from "./configuration.ts";
import { powertoolsLog } from "./powertools-log.ts";
import type { Runtime } from "./runtime.ts";
import { type SecretReader, secretReader } from "./secret-reader.ts";

const notConfigured = (name: string) => async (): Promise<never> => {
  throw new UpstreamFailure(name, "is not configured: see docs/deploy-to-aws.md", { retryable: false });
};

const partnerOf = (name: string, url: string | undefined, secret: SecretReader | undefined): Partner =>
  url === undefined || secret === undefined ? { name, url: "", secret: notConfigured(name) } : { name, url, secret };

const machinesOf = ({ RETURN_STATE_MACHINE_ARN, REFUND_STATE_MACHINE_ARN }: Configuration) => ({
  ...(RETURN_STATE_MACHINE_ARN === undefined ? {} : { return: RETURN_STATE_MACHINE_ARN }),
  ...(REFUND_STATE_MACHINE_ARN === undefined ? {} : { refund: REFUND_STATE_MACHINE_ARN }),
});

const fullJitter = (maxMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * maxMs);
  });

/** The runtime of a deployed Lambda, made once a process. Policies are checked here, so that a wrong one fails every start. */
export const lambdaRuntime = (settings: Configuration = configuration()): Runtime => {
  loadPolicies();
  const ulid = monotonicFactory();
  const { CASES_TABLE, LEDGER_TABLE, EVIDENCE_BUCKET, CURSOR_KEY_SECRET_ARN, PARTNER_SECRET_ARN } = settings;
  const secrets = new SecretsManagerClient({});
  const secretOf = (arn: string | undefined) => (arn === undefined ? undefined : secretReader(secrets, arn));
  const partnerSecret = secretOf(PARTNER_SECRET_ARN);
  return {
    clock: { now: () => fromEpochMs(Date.now()) },
    ids: { ulid: () => ulid() },
    store: openStore({ casesTable: CASES_TABLE, ledgerTable: LEDGER_TABLE }),
    processes: stepFunctionsProcesses(new SFNClient({}), machinesOf(settings)),
    payments: httpPaymentGateway(partnerOf("payments", settings.PAYMENTS_URL, partnerSecret)),
    carriers: httpCarrierGateway(partnerOf("carriers", settings.CARRIERS_URL, partnerSecret)),
    notifier: httpNotifier(partnerOf("notifier", settings.NOTIFIER_URL, partnerSecret)),
    evidence: s3EvidenceStore(new S3Client({}), EVIDENCE_BUCKET ?? ""),
    log: powertoolsLog(),
    cursorKey: secretOf(CURSOR_KEY_SECRET_ARN) ?? notConfigured("cursor key"),
    pause: fullJitter,
  };
};
