/** A form that a browser posts a file with, straight to the store; it works until `expiresAt`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** What is known of an uploaded file. */
export interface StoredObject {
  readonly bytes: number;
  readonly mediaType: string;
  readonly sha256?: string | undefined;
}

/** Where photos and documents lie. Nothing passes through our own functions. */
export interface EvidenceStore {
  presignUpload(upload: {
    readonly key: string;
    readonly mediaType: string;
    readonly maxBytes: number;
    readonly at: string;
  }): Promise<UploadForm>;
  describe(key: string): Promise<StoredObject | undefined>;
}
