/** State: edits against what is saved, and undo over all of it. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { begin, push, redo, undo } from "../../../playground/src/state/history.ts";
import { type Action, apply, EMPTY_CASE, overBundled, textIn, type Work } from "../../../playground/src/state/work.ts";
import { sha256 } from "../../../playground/src/worker/sha256.ts";

const BUNDLED = { "rules/x/a.yaml": "a", "rules/x/b.yaml": "b" };
const START: Work = { folder: "rules/x", saved: {}, edits: {}, case: EMPTY_CASE, readings: {} };
const edit = (path: string, text: string): Action => ({ kind: "edit", texts: { [path]: text } });

describe("work", () => {
  test("a text put back to what was saved is no edit", () => {
    const once = apply(START, edit("rules/x/a.yaml", "A"), BUNDLED);
    expect(once.edits).toEqual({ "rules/x/a.yaml": "A" });
    expect(apply(once, edit("rules/x/a.yaml", "a"), BUNDLED).edits).toEqual({});
  });

  test("saving moves the point of comparison, not the text", () => {
    const saved = apply(apply(START, edit("rules/x/a.yaml", "A"), BUNDLED), { kind: "save" }, BUNDLED);
    expect(saved.edits).toEqual({});
    expect(textIn(saved, "saved", "rules/x/a.yaml", BUNDLED)).toBe("A");
    expect(overBundled(saved, BUNDLED)).toEqual({ "rules/x/a.yaml": "A" });
    expect(overBundled(apply(saved, { kind: "reset" }, BUNDLED), BUNDLED)).toEqual({});
  });

  test("a fact given is unknown no longer", () => {
    const open = apply(START, { kind: "unknown", path: "a.b", on: true }, BUNDLED);
    expect(open.case.unknown).toEqual(["a.b"]);
    expect(apply(open, { kind: "fact", path: "a.b", value: true }, BUNDLED).case).toMatchObject({
      unknown: [],
      facts: { a: { b: true } },
    });
  });
});

describe("undo", () => {
  test("back and forth over any states ends where it began", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), (states) => {
        const full = states.reduce((history, state) => push(history, state, ""), begin(-1));
        let back = full;
        while (back.past.length > 0) back = undo(back);
        expect(back.now).toBe(-1);
        while (back.future.length > 0) back = redo(back);
        expect(back.now).toBe(full.now);
      }),
    );
  });

  test("changes of one mark are one step", () => {
    const typed = ["d", "dư", "dữ"].reduce((history, text) => push(history, text, "word"), begin(""));
    expect(undo(typed).now).toBe("");
  });
});

test("SHA-256 is Node's, for texts of any length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const whole = text.toWellFormed();
      expect(sha256(whole)).toBe(createHash("sha256").update(whole).digest("hex"));
    }),
  );
});
