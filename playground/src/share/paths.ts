/** Which paths a rule folder may hold. Whatever comes from outside is held to them. */
const FORM = /^(?:rules|test\/golden)\/(?:[^/\\:*?"<>|\u0000-\u001f]+\/)+[^/\\:*?"<>|\u0000-\u001f]+\.yaml$/u;

export function isRulePath(path: string): boolean {
  return path.length <= 300 && FORM.test(path) && !path.split("/").some((part) => part === "." || part === "..");
}
