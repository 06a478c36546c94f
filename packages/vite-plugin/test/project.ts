/** A small project in a temporary folder: a rule set, an entry that imports it, and the packages it needs. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const DOCUMENT = "khoan: 1\nlanguage: en\nid: fares-2026\ntitle: Fares\nperiod: 2026-01-01..2026-12-31\n";
export const RATE = "parameters:\n  fare: { type: money, values: [{ from: 2026-01-01, value: 100 VND }] }\n";
export const CLAUSES = `facts:
  child: { type: bool, label: Whether a child travels }
variables:
  price: { type: money, per: month, output: true, label: Price of a ticket }
clauses:
  - id: '1'
    literals: [0 VND]
    rules:
      - { set: price, value: 'if child then 0 VND else fare' }
`;

const RULES = {
  "rules/fares-2026/document.yaml": DOCUMENT,
  "rules/fares-2026/rates.yaml": RATE,
  "rules/fares-2026/clauses.yaml": CLAUSES,
};

export type Project = {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
};

export function makeProject(files: Readonly<Record<string, string>>): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "khoan-vite-")));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("package.json", '{"name":"fares-app","type":"module","private":true}');
  for (const [path, text] of Object.entries({ ...RULES, ...files })) write(path, text);
  mkdirSync(join(root, "node_modules"));
  for (const name of ["vite", "vitest", "@khoan"])
    symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
