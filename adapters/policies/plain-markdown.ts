/** Characters that Markdown would read as its own where a sentence means them as they are. */
const special = /[\\`*_{}[\]<>#|]/g;

/** A text that says in Markdown what it says. */
export const plain = (text: string): string => text.replaceAll(special, "\\$&");
