/** Bytes of which each character of a text stands for one. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** How files of each type begin, followed by something that is no signature of anything. */
export const beginnings = {
  "image/jpeg": bytesOf("\xff\xd8\xff\xe0\x00\x10JFIF..."),
  "image/png": bytesOf("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
  "image/webp": bytesOf("RIFF\x24\x00\x00\x00WEBPVP8 "),
  "application/pdf": bytesOf("%PDF-1.7\n%..."),
  "video/mp4": bytesOf("\x00\x00\x00\x20ftypisom...."),
  "image/gif": bytesOf("GIF89a...."),
  "image/heic": bytesOf("\x00\x00\x00\x20ftypheic...."),
  "image/avif": bytesOf("\x00\x00\x00\x20ftypavif...."),
  "video/quicktime": bytesOf("\x00\x00\x00\x14ftypqt  ...."),
  "application/zip": bytesOf("PK\x03\x04...."),
  "application/gzip": bytesOf("\x1f\x8b\x08...."),
  "text/html": bytesOf("\xef\xbb\xbf  <!DOCTYPE html><script>"),
  unknown: bytesOf("MZ\x90\x00 a program"),
} as const;

/** The record that ends a ZIP archive, with a comment behind it. */
export const zipEnd = (comment = ""): string =>
  `PK\x05\x06${"\x00".repeat(16)}${String.fromCharCode(comment.length % 256, comment.length >> 8)}${comment}`;
