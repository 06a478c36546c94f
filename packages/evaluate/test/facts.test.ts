/** Facts as they come in: what is read, what is refused, and that no message repeats them. */
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { englishProgram } from "../../language/test/rule-set.ts";
import { decodeFacts } from "../src/index.ts";
import { decideOn, factErrors, failures, outputs } from "./deciding.ts";

const program = englishProgram(`
types:
  zone: [rural, urban]
  person: { born: { type: date }, ill: { type: bool, default: false } }
facts:
  child: { born: { type: date }, mother: { name: { type: text } } }
  n: { type: int }
  amount: { type: money }
  fine: { type: decimal(2) }
  euros: { type: money(EUR; 1) }
  share: { type: percent(1) }
  zone: { type: zone }
  since: { type: month }
  yes: { type: bool }
  perhaps: { type: bool? }
  thought: { type: bool, default: true, when_null: default }
  open: { type: bool, when_null: unknown }
  ill: { type: bool, history: true, default: false }
  xs: { type: list(int) }
  people: { type: list(person) }
  mẹ: { type: bool }
variables: { v: { type: bool, otherwise: true, output: true } }
`);

const errors = (facts: unknown): readonly string[] => factErrors(program, facts);

class Person {
  readonly born = "2026-01-01";
}

describe("what is no plain data", () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ["an instance of a class", { child: new Person() }, ["child KH801"]],
    ["a Map", new Map([["n", 1]]), ["KH801"]],
    ["a Map for a group", { child: new Map() }, ["child KH801"]],
    ["a Date for facts", new Date(0), ["KH801"]],
    ["a Date for a day", { child: { born: new Date(0) } }, ["child.born KH803"]],
    ["facts that are inherited", Object.create({ n: 1 }), ["KH801"]],
    ["a Map among records", { people: [new Map()] }, ["people[0] KH801"]],
    ["a list with a hole", { xs: Object.assign(new Array(3), { 0: 1, 2: 3 }) }, ["xs[1] KH803"]],
    ["a list with undefined", { xs: [undefined] }, ["xs[0] KH803"]],
    [
      "a history with a hole",
      { ill: Object.assign(new Array(2), { 1: { from: "2026-01-01", value: true } }) },
      ["ill[0] KH801"],
    ],
    ["a boxed number", { n: Object(1) }, ["n KH803"]],
    ["a big integer", { n: 1n }, ["n KH803"]],
    ["−0 as a text", { fine: "-0.00" }, []],
    ["2^53 + 1", { n: JSON.parse("9007199254740993") }, ["n KH805"]],
    [
      "a proxy that throws",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("secret");
          },
        },
      ),
      ["KH801"],
    ],
  ])("%s", (_, facts, expected) => {
    expect(errors(facts)).toEqual(expected);
  });

  it("but plain objects without a prototype, and those of another realm, are", () => {
    expect(errors(Object.assign(Object.create(null), { n: 1 }))).toEqual([]);
    expect(errors(runInNewContext("({ n: 1, child: {} })"))).toEqual([]);
  });

  it("a negative zero becomes 0, or is refused", () => {
    expect(Object.is(decodeFacts(program, { fine: "-0.00" }).values[indexOf("fine")], 0)).toBe(true);
  });
});

const indexOf = (path: string): number => program.facts.findIndex((one) => one.path === path);

describe("fields under dotted names", () => {
  const records = englishProgram(`
types: { home: { size: { type: int } }, person: { born: { type: date }, ill: { type: bool }, home: { type: home } } }
facts: { father: { type: person }, house: { owner: { type: person? } }, friends: { type: list(person) } }
variables: { v: { type: bool, otherwise: true, output: true } }
`);
  const decoded = (facts: unknown): unknown => {
    const { values, errors: found } = decodeFacts(records, facts);
    return found.length > 0 ? found.map(({ path, diagnostic }) => `${path} ${diagnostic.code}`) : values;
  };

  it("are read as if they stood in the record", () => {
    const nested = { father: { born: "2000-01-01", ill: true, home: { size: 3 } }, house: { owner: { ill: false } } };
    for (const facts of [
      { "father.born": "2000-01-01", "father.ill": true, "father.home.size": 3, "house.owner.ill": false },
      { father: { born: "2000-01-01", "home.size": 3 }, "father.ill": true, house: { "owner.ill": false } },
      { "father.home": { size: 3 }, father: { ill: true }, "father.born": "2000-01-01", "house.owner": { ill: false } },
    ]) {
      expect(decoded(facts)).toEqual(decoded(nested));
    }
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ["twice", { father: { ill: true }, "father.ill": true }, ["father.ill KH811"]],
    ["beside what is no record", { father: 3, "father.ill": true }, ["father KH801"]],
    ["that are none", { "father.age": 3 }, ["father.age KH802"]],
    ["that are none, deeper", { "father.home.colour": 3 }, ["father.home.colour KH802"]],
    ["of another type", { "father.ill": 3 }, ["father.ill KH803"]],
    ["of a list", { "friends.ill": true }, ["friends.ill KH802"]],
    ["of nothing", { "uncle.ill": true }, ["uncle.ill KH802"]],
  ])("are refused %s", (_, facts, expected) => {
    expect(decoded(facts)).toEqual(expected);
  });
});

describe("facts refused", () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ["no object", [1], [" KH801".trim()]],
    ["nothing at all", null, ["KH801"]],
    ["an unknown fact", { nn: 1 }, ["nn KH802"]],
    ["an unknown fact of a group", { child: { bornn: "2026-01-01" } }, ["child.bornn KH802"]],
    ["an unknown field", { people: [{ borm: "2026-01-01" }] }, ["people[0].borm KH802"]],
    ["a group that is a value", { child: 3 }, ["child KH801"]],
    ["a text for a number", { n: "1" }, ["n KH803"]],
    ["a fraction", { n: 1.5 }, ["n KH805"]],
    ["a number for a truth", { yes: 1 }, ["yes KH803"]],
    ["a text for a truth", { yes: "true" }, ["yes KH803"]],
    ["a number for a list", { xs: 1 }, ["xs KH803"]],
    ["one of many", { xs: [1, "2", 3] }, ["xs[1] KH803"]],
    ["null in a list", { xs: [1, null] }, ["xs[1] KH803"]],
    ["a day that is none", { child: { born: "2026-02-30" } }, ["child.born KH804"]],
    ["a leap day of 2100", { child: { born: "2100-02-29" } }, ["child.born KH804"]],
    ["a day in another form", { child: { born: "30/01/2026" } }, ["child.born KH803"]],
    ["a moment for a day", { child: { born: "2026-01-01T00:00:00Z" } }, ["child.born KH803"]],
    ["a month that is none", { since: "2026-13" }, ["since KH803"]],
    ["2^53", { n: 2 ** 53 }, ["n KH805"]],
    ["an amount of 2^53", { amount: 2 ** 53 }, ["amount KH805"]],
    ["NaN", { n: Number.NaN }, ["n KH805"]],
    ["infinity", { fine: Number.POSITIVE_INFINITY }, ["fine KH805"]],
    ["−0", { n: -0 }, ["n KH805"]],
    ["an amount of −0", { amount: -0 }, ["amount KH805"]],
    ["too fine a number", { fine: "1.234" }, ["fine KH805"]],
    ["a number too fine by the fiftieth digit", { fine: `1.${"0".repeat(49)}5` }, ["fine KH805"]],
    ["an exponent", { fine: "1e2" }, ["fine KH805"]],
    ["a comma", { fine: "1,5" }, ["fine KH805"]],
    ["a member that is none", { zone: "Rural" }, ["zone KH806"]],
    ["a number for a member", { zone: 1 }, ["zone KH803"]],
    ["null where it is refused", { n: null, child: { born: null } }, ["child.born KH807", "n KH807"]],
    ["an empty history", { ill: [] }, ["ill KH808"]],
    ["a history of values", { ill: [true] }, ["ill[0] KH801"]],
    ["a history with a third key", { ill: [{ from: "2026-01-01", value: true, to: "2026-02-01" }] }, ["ill[0] KH808"]],
    [
      "a history that goes back",
      {
        ill: [
          { from: "2026-02-01", value: true },
          { from: "2026-01-01", value: false },
        ],
      },
      ["ill[1].from KH809"],
    ],
    [
      "a day twice in a history",
      {
        ill: [
          { from: "2026-02-01", value: true },
          { from: "2026-02-01", value: false },
        ],
      },
      ["ill[1].from KH809"],
    ],
    ["a history from no day", { ill: [{ from: "2026-02-30", value: true }] }, ["ill[0].from KH804"]],
    ["a wrong value in a history", { ill: [{ from: "2026-02-01", value: 1 }] }, ["ill[0].value KH803"]],
    ["one name in two spellings", { ["mẹ".normalize("NFC")]: true, ["mẹ".normalize("NFD")]: true }, ["mẹ KH811"]],
    [
      "one fact by its group and its dots",
      { child: { born: "2026-01-01" }, "child.born": "2026-01-01" },
      ["child.born KH811"],
    ],
    ["a text without end", { child: { mother: { name: "x".repeat(10_001) } } }, ["child.mother.name KH812"]],
    [
      "a getter",
      Object.defineProperty({}, "n", {
        enumerable: true,
        get: () => {
          throw new Error("ran");
        },
      }),
      ["n KH803"],
    ],
    ["__proto__", JSON.parse('{"__proto__": {"n": 1}}'), ["__proto__ KH810"]],
    ["constructor, deeper", JSON.parse('{"child": {"constructor": 1}}'), ["child.constructor KH810"]],
    ["__proto__ in a record", JSON.parse('{"people": [{"__proto__": 1}]}'), ["people[0].__proto__ KH810"]],
  ])("%s", (_, facts, expected) => {
    expect(errors(facts).toSorted()).toEqual([...expected].toSorted());
  });

  it("all at once, each at its place", () => {
    expect(errors({ n: "1", yes: 0, zone: "x" })).toEqual(["n KH803", "zone KH806", "yes KH803"]);
  });

  it("suggests the name that was meant", () => {
    const [error] = decodeFacts(program, { amuont: 1 }).errors;
    expect(error?.diagnostic.message.en).toContain("“amount”");
  });

  it("with moments and readings that are none", () => {
    expect(failures(program, {}, { at: "2026-03", to: "2026-02" })).toEqual(["to KH823"]);
    expect(failures(program, {}, { at: "2026-03", to: "2126-03" })).toEqual(["to KH823"]);
    expect(failures(program, {}, { readings: { x: "y" } })).toEqual(["readings.x KH820"]);
  });

  it("leave a decision unmade", () => {
    expect(decideOn(program, { n: "1" }).kind).toBe("failed");
    expect(outputs(program, { n: 1 })).toEqual({ v: true });
  });
});

describe("facts read", () => {
  const read = (facts: unknown, path: string): unknown => {
    const { values, errors: found } = decodeFacts(program, facts);
    expect(found).toEqual([]);
    return values[program.facts.findIndex((fact) => fact.path === path)];
  };

  it.each<readonly [string, unknown, unknown]>([
    ["n", { n: 2 ** 53 - 1 }, 2 ** 53 - 1],
    ["n", { n: -(2 ** 53 - 1) }, -(2 ** 53 - 1)],
    ["fine", { fine: 1.5 }, 150],
    ["fine", { fine: "1.50" }, 150],
    ["fine", { fine: "-0.05" }, -5],
    ["share", { share: "12.5" }, 125],
    ["child.born", { child: { born: "1970-01-02" } }, 1],
    ["child.born", { "child.born": "1970-01-02" }, 1],
    ["since", { since: "2026-03" }, 2026 * 12 + 2],
    ["perhaps", { perhaps: null }, null],
    ["thought", { thought: null }, true],
    ["thought", {}, true],
    ["xs", { xs: [] }, []],
    ["mẹ", { ["mẹ".normalize("NFD")]: true }, true],
    ["child.mother.name", { child: { mother: { name: "e\u0323" } } }, "ẹ"],
  ])("%s of %j", (path, facts, value) => {
    expect(read(facts, path)).toEqual(value);
  });

  it("are unknown where they are not given, or null says so", () => {
    expect(read({}, "n")).toMatchObject({ missing: ["n"] });
    expect(read({ n: undefined }, "n")).toMatchObject({ missing: ["n"] });
    expect(read({ open: null }, "open")).toMatchObject({ missing: ["open"] });
  });

  it("take the fields’ defaults", () => {
    expect(read({ people: [{ born: "1970-01-01" }] }, "people")).toMatchObject([{ born: 0, ill: false }]);
  });
});

describe("no message repeats a fact", () => {
  it("whatever it is", () => {
    const secret = "s3cr3t";
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        secret,
        -7_654_321.5,
        7_654_321e12,
        `2026-02-31${secret}`,
        [secret],
        { from: secret, value: secret },
        [{ from: secret, value: secret }],
        [{ from: "2026-01-01", value: secret }],
        { born: secret },
        [{ born: secret }],
      ),
      fc.string().map((text) => secret + text),
    );
    fc.assert(
      fc.property(fc.constantFrom(...program.facts.map((fact) => fact.path)), value, (path, given) => {
        const { errors: found } = decodeFacts(program, { [path]: given });
        const said = JSON.stringify(
          found.map(({ diagnostic, path: at }) => [diagnostic.message, diagnostic.help, diagnostic.uri, at]),
        );
        expect(said).not.toContain(secret);
        expect(said).not.toContain("7654321");
      }),
    );
  });
});
