/** The rule sets and golden cases that come with the page, by path from the root of the repository. */
const RULES: Record<string, string> = import.meta.glob(["../../../rules/**/*.yaml", "!**/*.cases.yaml"], {
  query: "?raw",
  import: "default",
  eager: true,
});

export const BUNDLED_RULES = tidied(RULES);

/** Loaded after the rules: they are many, and the first decision does without them. */
export async function loadGolden(): Promise<Record<string, string>> {
  const { GOLDEN } = await import("./golden.ts");
  return tidied(GOLDEN);
}

function tidied(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/^(\.\.\/)+/, ""), text]));
}
