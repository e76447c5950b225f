import type { App } from "aws-cdk-lib";
import * as z from "zod";

const httpsUrl = z.url({ protocol: /^https$/ });

const Context = z
  .object({
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,15}$/)
      .default("dev"),
    issuer: httpsUrl.optional(),
    audience: z.string().min(1).optional(),
    callbackUrl: z.url().default("http://localhost:4000/signed-in"),
    alarmEmail: z.email().optional(),
    payments: httpsUrl.optional(),
    carriers: httpsUrl.optional(),
    notifier: httpsUrl.optional(),
  })
  .refine(({ issuer, audience }) => (issuer === undefined) === (audience === undefined), {
    message: "issuer and audience go together: give both, or neither to get a Cognito user pool",
  });

/** An OpenID Connect issuer of the marketplace's own, and the audiences that its tokens are meant for. */
export interface OwnIssuer {
  readonly url: string;
  readonly audiences: readonly string[];
}

/** The marketplace's systems that are called over HTTPS, by what they are to us. */
export const PARTNERS = ["payments", "carriers", "notifier"] as const;
export type PartnerName = (typeof PARTNERS)[number];

/** What one deployment chooses, from `cdk deploy -c name=value`. */
export interface Settings {
  readonly stage: string;
  readonly ownIssuer: OwnIssuer | undefined;
  /** Where the Cognito sign-in page sends people back to. */
  readonly callbackUrl: string;
  readonly alarmEmail: string | undefined;
  /** The address of each partner; a call to one without an address fails and parks its case. */
  readonly partners: Readonly<Record<PartnerName, string | undefined>>;
}

/** Reads the context; throws with the name of the value that is wrong. Several audiences are separated by commas. */
export const settingsOf = (app: App): Settings => {
  const names = ["stage", "issuer", "audience", "callbackUrl", "alarmEmail", ...PARTNERS];
  const given = names.map((name) => [name, app.node.tryGetContext(name)]).filter(([, value]) => value !== undefined);
  const parsed = Context.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new Error(`the context of cdk is not usable:\n${z.prettifyError(parsed.error)}`);
  const { stage, issuer, audience, callbackUrl, alarmEmail, payments, carriers, notifier } = parsed.data;
  const ownIssuer =
    issuer === undefined || audience === undefined ? undefined : { url: issuer, audiences: audience.split(",") };
  return { stage, ownIssuer, callbackUrl, alarmEmail, partners: { payments, carriers, notifier } };
};
