/** A form that a browser posts a file with, straight to the store; it works until `expiresAt`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** A link that shows one file for a short while, as `mediaType` and as a download, whatever its bytes may look like. */
export interface DownloadLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** What reading an uploaded content once from end to end showed. `stamp` names this very content of the place it was read from. */
export interface ReadContent {
  readonly bytes: number;
  readonly sha256: string;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly stamp: string;
}

/** How much of the beginning and the end a reader wants to see, and after how many bytes it need not read on. */
export interface ReadBounds {
  readonly headBytes: number;
  readonly tailBytes: number;
  readonly bytesMax: number;
}

/** Where photos and documents lie. Uploads and downloads do not pass through our own functions. */
export interface EvidenceStore {
  presignUpload(upload: {
    readonly key: string;
    readonly mediaType: string;
    readonly maxBytes: number;
    readonly at: string;
    /** The form works no longer than this, however long forms work otherwise. */
    readonly notAfter?: string;
  }): Promise<UploadForm>;
  /** Reads a content as a stream; undefined when nothing lies there. One that is larger than `bytesMax` is not read, only measured. */
  readThrough(key: string, bounds: ReadBounds): Promise<ReadContent | undefined>;
  /** Copies what was read, and nothing else, to a place that no form writes to; false when another content lies there by now. */
  keep(copy: { readonly from: string; readonly stamp: string; readonly to: string }): Promise<boolean>;
  presignDownload(download: {
    readonly key: string;
    readonly mediaType: string;
    readonly fileName: string;
    readonly at: string;
  }): Promise<DownloadLink>;
  /** The whole content; undefined when nothing lies there. */
  read(key: string): Promise<Uint8Array | undefined>;
}
