import { expect, it } from "vitest";
import { factsRead } from "../src/facts-read.ts";
import { PROGRAM } from "./allowance.ts";

it("knows which facts some formula names", () => {
  const unread = PROGRAM.facts.filter((_, i) => !factsRead(PROGRAM).has(i)).map((fact) => fact.path);
  expect(unread).toEqual(["shoe_size"]);
});
