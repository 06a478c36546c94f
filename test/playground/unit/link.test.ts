/** A link gives back exactly the edits it was made of, and no fragment whatever breaks the page. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkFragment, openFragment } from "../../../playground/src/share/link.ts";

const PATH = "rules/x/a.yaml";
const folder = "rules/x";

describe("a link", () => {
  test("gives back any edit of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (base, text) => {
        const fragment = linkFragment({ folder, edits: { [PATH]: text } }, { [PATH]: base });
        expect(openFragment(fragment, { [PATH]: base })).toEqual({
          shared: { folder, edits: { [PATH]: text } },
          stale: false,
        });
      }),
    );
  });

  test("is made of letters that no address changes", () => {
    const fragment = linkFragment({ folder, edits: { [PATH]: "điều_khoản: ☃" } }, {});
    expect(fragment).toMatch(/^#r=[A-Za-z0-9_-]+$/);
  });

  test("leaves out an edit of a file that is another here, and says so", () => {
    const fragment = linkFragment({ folder, edits: { [PATH]: "a: 2" } }, { [PATH]: "a: 1" });
    expect(openFragment(fragment, { [PATH]: "b: 1" })).toEqual({ shared: { folder, edits: {} }, stale: true });
  });

  test("cut short anywhere is no link", () => {
    const fragment = linkFragment({ folder, edits: { [PATH]: "a: 2\n".repeat(50) } }, {});
    for (let end = 3; end < fragment.length - 1; end += 3)
      expect(openFragment(fragment.slice(0, end), {})).toBeUndefined();
  });

  test("any text at all is opened or refused, never thrown at", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openFragment(`#r=${text}`, {})).toBeUndefined();
      }),
    );
  });

  test("takes no path out of the rules", () => {
    for (const path of ["../x.yaml", "rules/../../x.yaml", "/etc/x.yaml", "rules/x/a.js", "rules\\x\\a.yaml"]) {
      const fragment = linkFragment({ folder, edits: { [path]: "x" } }, {});
      expect(openFragment(fragment, {})?.shared.edits).toEqual({});
    }
  });

  test("that unfolds to more than sixteen megabytes is refused", () => {
    const fragment = linkFragment({ folder, edits: { [PATH]: "x".repeat(17 * 1024 * 1024) } }, {});
    expect(fragment.length).toBeLessThan(60_000);
    expect(openFragment(fragment, {})).toBeUndefined();
  });
});
