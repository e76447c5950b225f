import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { httpCarrierGateway } from "../ports/http-carrier-gateway.ts";
import { httpNotifier } from "../ports/http-notifier.ts";
import { httpPaymentGateway } from "../ports/http-payment-gateway.ts";
import type { Partner } from "../ports/signed-call.ts";
import { notConfigured } from "./not-configured.ts";
import type { RuntimePart } from "./runtime-part.ts";
import { type SecretReader, secretReader } from "./secret-reader.ts";

const partnerOf = (name: string, url: string | undefined, secret: SecretReader | undefined): Partner =>
  url === undefined || secret === undefined ? { name, url: "", secret: notConfigured(name) } : { name, url, secret };

/** For Lambdas that call the marketplace's systems, whichever of them they were told of. */
export const withPartners: RuntimePart = ({ PARTNER_SECRET_ARN, PAYMENTS_URL, CARRIERS_URL, NOTIFIER_URL }) => {
  const secret =
    PARTNER_SECRET_ARN === undefined ? undefined : secretReader(new SecretsManagerClient({}), PARTNER_SECRET_ARN);
  return {
    payments: httpPaymentGateway(partnerOf("payments", PAYMENTS_URL, secret)),
    carriers: httpCarrierGateway(partnerOf("carriers", CARRIERS_URL, secret)),
    notifier: httpNotifier(partnerOf("notifier", NOTIFIER_URL, secret)),
  };
};
