/** The golden cases that come with the page; a chunk of their own. */
export const GOLDEN: Record<string, string> = import.meta.glob("../../../test/golden/**/*.cases.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});
