import type { CfnElement } from "aws-cdk-lib";
import { accept, filesOf } from "../config/accepted-findings.ts";
import { ACCESS, type LambdaName, TABLE_ACTIONS } from "../config/access.ts";
import { ENVIRONMENT } from "../config/environment.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { CaseFunction } from "./case-function.ts";

/** Gives a Lambda what the access table says it may touch, and nothing else. */
export const bindAccess = (target: CaseFunction, name: Exclude<LambdaName, "publisher">, data: DataStack): void => {
  const { cases, indexes, ledger, evidence, cursors } = ACCESS[name];
  target.bindTable({
    table: data.cases,
    actions: TABLE_ACTIONS.cases[cases],
    variable: ENVIRONMENT.casesTable,
    indexes,
  });
  target.bindTable({ table: data.ledger, actions: TABLE_ACTIONS.ledger[ledger], variable: ENVIRONMENT.ledgerTable });
  if (evidence) {
    // The signer of an upload needs the right to put, and looking at what was uploaded needs the right to get.
    target.allow(["s3:PutObject", "s3:GetObject"], [data.evidence.arnForObjects("*")]);
    accept(target.role, filesOf(data.getLogicalId(data.evidence.node.defaultChild as CfnElement)));
    target.lambda.addEnvironment(ENVIRONMENT.evidenceBucket, data.evidence.bucketName);
  }
  if (cursors) target.lambda.addEnvironment(ENVIRONMENT.cursorKey, data.cursorKey.unsafeUnwrap());
};
