/** Where something stands in a file; lines count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** The place as people read it. */
export const placeText = ({ file, line }: FilePlace): string => `${file} line ${line}`;

/** A file that cannot be read as what it should be; the message names file and line. */
export class BrokenInput extends Error {
  override readonly name = "BrokenInput";
}
