import type { CfnElement } from "aws-cdk-lib";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { accept, filesOf } from "../config/accepted-findings.ts";
import { ACCESS, EVIDENCE_ACTIONS, type EvidenceAccess, type LambdaName, TABLE_ACTIONS } from "../config/access.ts";
import { ENVIRONMENT } from "../config/environment.ts";
import { type FlagsProfile, flagsOf } from "../config/flags.ts";
import type { PartnerName, Settings } from "../config/settings.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { CaseFunction } from "./case-function.ts";

/** Where the things are that a Lambda may touch. */
export interface Touchable {
  readonly data: DataStack;
  readonly settings: Pick<Settings, "partners" | "stage">;
}

const bindEvidence = (target: CaseFunction, access: Exclude<EvidenceAccess, "none">, data: DataStack): void => {
  const bucketId = data.getLogicalId(data.evidence.node.defaultChild as CfnElement);
  for (const [folder, actions] of Object.entries(EVIDENCE_ACTIONS[access])) {
    if (actions.length === 0) continue;
    target.allow(actions, [data.evidence.arnForObjects(`${folder}/*`)]);
    accept(target.role, filesOf(bucketId, folder));
  }
  // Without it S3 answers 403 instead of 404 for a file that was announced and never uploaded, or that is lost.
  target.allow(["s3:ListBucket"], [data.evidence.bucketArn]);
  target.lambda.addEnvironment(ENVIRONMENT.evidenceBucket, data.evidence.bucketName);
};

const bindFlags = (target: CaseFunction, flags: FlagsProfile): void => {
  for (const part of ["application", "environment", "profile"] as const)
    target.lambda.addEnvironment(ENVIRONMENT.flags[part], flags[part]);
};

// The Lambda is told where the secret is and reads it itself: whoever may look at its configuration does not see it.
const bindSecret = (target: CaseFunction, secret: Secret, variable: string): void => {
  target.allow(["secretsmanager:GetSecretValue"], [secret.secretArn]);
  target.lambda.addEnvironment(variable, secret.secretArn);
};

const bindPartners = (target: CaseFunction, partners: readonly PartnerName[], { data, settings }: Touchable): void => {
  const addressed = partners.filter((partner) => settings.partners[partner] !== undefined);
  for (const partner of addressed)
    target.lambda.addEnvironment(ENVIRONMENT.partners[partner], settings.partners[partner] ?? "");
  if (addressed.length > 0) bindSecret(target, data.partnerSecret, ENVIRONMENT.partnerSecret);
};

/** Gives a Lambda what the access table says it may touch, and nothing else. */
export const bindAccess = (
  target: CaseFunction,
  name: Exclude<LambdaName, "publisher">,
  touchable: Touchable,
): void => {
  const { cases, indexes, ledger, evidence, flags, cursors, surveys, partners } = ACCESS[name];
  const { data } = touchable;
  target.bindTable({
    table: data.cases,
    actions: TABLE_ACTIONS.cases[cases],
    variable: ENVIRONMENT.casesTable,
    indexes,
  });
  target.bindTable({ table: data.ledger, actions: TABLE_ACTIONS.ledger[ledger], variable: ENVIRONMENT.ledgerTable });
  if (evidence !== "none") bindEvidence(target, evidence, data);
  if (flags) bindFlags(target, flagsOf(touchable.settings.stage));
  if (cursors) bindSecret(target, data.cursorKey, ENVIRONMENT.cursorKey);
  if (surveys) bindSecret(target, data.surveyKey, ENVIRONMENT.surveyKey);
  bindPartners(target, partners, touchable);
};
