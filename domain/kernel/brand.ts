import type * as z from "zod";

/** A value that its zod schema has checked: a plain `T` does not pass for it. Same shape as zod's own `.brand()`. */
export type Brand<T, Name extends string> = T & z.$brand<Name>;
