import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from "aws-cdk-lib/aws-dynamodb";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { CASES_TABLE, INDEX_PROJECTION, LEDGER_TABLE } from "../../adapters/dynamodb/tables.ts";
import { ACCEPTED, type AcceptedFinding, accept } from "../config/accepted-findings.ts";
import { EvidenceBucket } from "../constructs/evidence-bucket.ts";

const textKey = (name: string) => ({ name, type: AttributeType.STRING });

// AWS-managed KMS keys: every use is in CloudTrail, and no policy of ours stands between a case and its table. A key of our own
// would add an access boundary, a monthly price, and a way to lose all data by one key policy.
const KEPT: Pick<
  TableProps,
  "billingMode" | "encryption" | "pointInTimeRecoverySpecification" | "deletionProtection" | "removalPolicy"
> = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  encryption: TableEncryption.AWS_MANAGED,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Letters and digits: well above 256 bits. */
const SECRET_LENGTH = 64;

/** Everything that must outlive a deployment: the tables, the evidence and the secrets. */
export class DataStack extends Stack {
  readonly cases: Table;
  readonly ledger: Table;
  readonly evidence: Bucket;
  /** The key that signs list cursors, as a reference that CloudFormation resolves when it deploys. */
  readonly cursorKey: Secret;
  /** The key that signs the links of surveys, in the same way. */
  readonly surveyKey: Secret;
  /** The secret that we share with the marketplace's systems, in the same way. */
  readonly partnerSecret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: "Recourse: tables, evidence and secrets", terminationProtection: true });
    this.cases = new Table(this, "Cases", {
      ...KEPT,
      partitionKey: textKey(CASES_TABLE.partitionKey),
      sortKey: textKey(CASES_TABLE.sortKey),
      timeToLiveAttribute: CASES_TABLE.ttl,
      stream: StreamViewType.NEW_IMAGE,
    });
    for (const { name, partition, sort } of CASES_TABLE.indexes)
      this.cases.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: textKey(partition),
        sortKey: textKey(sort),
        projectionType: ProjectionType[INDEX_PROJECTION],
      });
    this.ledger = new Table(this, "Ledger", {
      ...KEPT,
      partitionKey: textKey(LEDGER_TABLE.partitionKey),
      sortKey: textKey(LEDGER_TABLE.sortKey),
    });
    this.evidence = new EvidenceBucket(this, "Evidence").bucket;
    this.cursorKey = this.secret("CursorKey", "Signs the cursors of lists", ACCEPTED.cursorKeyRotation);
    this.surveyKey = this.secret("SurveyKey", "Signs the links of surveys", ACCEPTED.surveyKeyRotation);
    const partners = "Signs what is sent to payments, carriers and notifier; they check it with the same secret";
    this.partnerSecret = this.secret("PartnerSecret", partners, ACCEPTED.partnerSecretRotation);
    // What stays when the stack goes is named here, so that it can be found and removed by hand.
    new CfnOutput(this, "CasesTable", { value: this.cases.tableName });
    new CfnOutput(this, "LedgerTable", { value: this.ledger.tableName });
    new CfnOutput(this, "EvidenceBucket", { value: this.evidence.bucketName });
  }

  private secret(id: string, description: string, notRotated: AcceptedFinding): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true },
    });
    accept(secret, notRotated);
    return secret;
  }
}
