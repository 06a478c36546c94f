/** TypeScript text: names of members, literals, doc comments. */

/** A member’s name, in quotes where it is no identifier. */
export function memberName(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}

/** A union of literal texts; `never` for none. */
export function literals(texts: readonly string[]): string {
  return texts.length === 0 ? "never" : texts.map((text) => JSON.stringify(text)).join(" | ");
}

/** A doc comment of one line, or of several. */
export function docComment(sentences: readonly string[], indent: string): string {
  const lines = sentences.flatMap((text) => text.split("\n")).map((line) => line.trim().replaceAll("*/", "*\\/"));
  const [only = ""] = lines;
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}

export function indented(text: string, indent: string): string {
  return text.replaceAll("\n", `\n${indent}`);
}
