import { RequestReturnBody } from "../returns/bodies.ts";

/** What is withdrawn from, of a body or of a kept statement. */
interface Withdrawn {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string; readonly units: number }[];
}

/** A withdrawal as a return request: the statutory reason, and nothing that the buyer would have to prove. */
export const asRequest = ({ orderId, lines }: Withdrawn): RequestReturnBody =>
  RequestReturnBody.parse({
    orderId,
    lines: lines.map(({ lineId, units }) => ({ lineId, units, reason: "WITHDRAWAL_STATUTORY" })),
  });
