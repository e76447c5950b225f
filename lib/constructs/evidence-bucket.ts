import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { ACCEPTED, accept } from "../config/accepted-findings.ts";

/** Uploads that broke off leave parts behind that nobody sees and everybody pays. */
const BROKEN_UPLOAD_DAYS = 7;
/** What arrived and was not examined belongs to nothing; as long as its announcement is remembered (policies/evidence.json). */
const UNEXAMINED_DAYS = 30;
/** An overwritten or deleted file can be brought back for so long. */
const OLD_VERSION_DAYS = 90;
/** After half a year a case is seldom opened again: the storage class that costs half for files that are not read. */
const RARELY_READ_AFTER_DAYS = 180;
const ACCESS_LOG_DAYS = 90;

const PRIVATE = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/** Where photos and documents lie: private, TLS only, encrypted, versioned, every access logged. */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const accessLogs = new Bucket(this, "AccessLogs", {
      ...PRIVATE,
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS) }],
    });
    accept(accessLogs, ACCEPTED.logsOfLogs);
    this.bucket = new Bucket(this, "Bucket", {
      ...PRIVATE,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // The class has a member of type `T | undefined` where its interface has an optional one, which strict checking tells apart.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: "evidence/",
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(BROKEN_UPLOAD_DAYS) },
        { prefix: "incoming/", expiration: Duration.days(UNEXAMINED_DAYS) },
        { noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS) },
        {
          transitions: [
            { storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(RARELY_READ_AFTER_DAYS) },
          ],
        },
      ],
    });
  }
}
