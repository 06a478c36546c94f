/** The digest of a rule set: over the names and texts of all its files and those of the rule sets it imports. */
export function digestOf(
  files: Iterable<{ readonly uri: string; readonly text: string }>,
  sha256: (text: string) => string,
): string {
  const parts = [...files].map(({ uri, text }) => `${uri.split("/").slice(-2).join("/")}\u0000${text}`);
  return sha256(parts.toSorted().join("\u0000"));
}
