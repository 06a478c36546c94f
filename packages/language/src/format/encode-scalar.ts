/**
 * How a text is written as a YAML scalar on one line: plainly where YAML reads it back as it is, else in single quotes.
 * One text in one surrounding is always written in one way, so that translating there and back gives the same bytes.
 */

/** `inFlow`: inside `[ ]` or `{ }`, where more signs mean something. */
export function encodeScalar(text: string, inFlow: boolean): string {
  return plainSafe(text, inFlow) ? text : `'${text.replaceAll("'", "''")}'`;
}

const INDICATORS = /^[\s,[\]{}#&*!|>'"%@`]/;

function plainSafe(text: string, inFlow: boolean): boolean {
  if (text === "" || INDICATORS.test(text) || /\s$/.test(text) || text.includes("\n")) return false;
  if (/^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)/.test(text) || /\s#/.test(text)) return false;
  return !inFlow || !(/[,[\]{}]/.test(text) || /^[-?:]/.test(text));
}
