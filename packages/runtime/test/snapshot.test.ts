/** Copies of data run nothing of the data's own. */
import { describe, expect, it } from "vitest";
import { snapshot } from "../src/snapshot.ts";

describe("snapshot", () => {
  it("copies plain data, deep", () => {
    const inner = { a: [1, { b: null }] };
    const copy = snapshot(inner);
    inner.a.push(2);
    expect(copy).toEqual({ json: { a: [1, { b: null }] } });
  });

  it("refuses getters without running them", () => {
    let ran = false;
    const hostile = {
      get a() {
        ran = true;
        return 1;
      },
    };
    expect(snapshot(hostile)).toBeUndefined();
    expect(ran).toBe(false);
  });

  const endless: unknown[] = [];
  endless.push(endless);
  it.each([
    ["a class instance", new Map()],
    ["a date", { a: new Date(0) }],
    ["an own __proto__", JSON.parse('{"__proto__":{"x":1}}')],
    ["an array with holes", { a: new Array(3) }],
    ["a cycle", endless],
  ])("refuses %s", (_, value) => {
    expect(snapshot(value)).toBeUndefined();
  });
});
