/** A label for sending goods back, issued by the marketplace's carrier. */
export interface ReturnLabel {
  readonly labelId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly url: string;
}

/** The marketplace's carrier. The same key issues the same label. */
export interface CarrierGateway {
  issueReturnLabel(request: {
    readonly key: string;
    readonly returnId: string;
    readonly orderId: string;
    readonly sellerId: string;
  }): Promise<ReturnLabel>;
}
