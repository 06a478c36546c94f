/** `document.yaml` to `Document`: what the document is, from when it counts, what it imports. */
import { files, names, type Span } from "@khoan/diagnostics";
import { currencyOfWord } from "@khoan/values";
import { z } from "zod";
import { FORMAT_VERSION } from "../1-source/host.ts";
import type { YamlMapping } from "../1-source/yaml-tree.ts";
import { parseRange } from "../2-syntax/parse-literal.ts";
import type { DayRange, Thresholds } from "../core/program.ts";
import type { Document, MonthEndModel } from "./model.ts";
import { dateOf, literalOf, nameOf, type ReadContext } from "./scalars.ts";
import { documentShape } from "./shapes.ts";
import { checkShape, type View, viewOf } from "./view.ts";

/** A language that there is not was told of where the vocabulary was chosen; here it is no second finding. */
const shape = documentShape.extend({ language: z.string() });

/** Ids of rule sets, which are folder names too: no separators, so that an import cannot leave its folder. */
const RULE_SET_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function isRuleSetId(id: string): boolean {
  return RULE_SET_ID.test(id);
}

export function readDocument(node: YamlMapping, context: ReadContext): Document | undefined {
  const view = viewOf(node);
  const format = view.scalar("khoan");
  if (format === undefined) {
    context.report(files.missingFormat(node.entries[0]?.key.span ?? node.span, {}));
    return undefined;
  }
  if (!/^[1-9]\d*$/.test(format.text) || Number(format.text) > FORMAT_VERSION) {
    context.report(files.newerFormat(format.span, { found: format.text, supported: String(FORMAT_VERSION) }));
    return undefined;
  }
  if (!checkShape(node, shape, "document.yaml", "document", context)) return undefined;
  const id = view.scalar("id");
  if (id === undefined) return undefined;
  if (!isRuleSetId(id.text)) context.report(names.badRuleSetId(id.span, { id: id.text }));
  const imports = view.scalars("imports").filter((scalar) => {
    if (isRuleSetId(scalar.text)) return true;
    context.report(files.importOutside(scalar.span, { name: scalar.text }));
    return false;
  });
  const issued = view.scalar("issued");
  const issuedDay = issued && dateOf(issued, context)?.value;
  const monthEnd = readMonthEnd(view);
  const number = view.text("number");
  const issuer = view.text("issuer");
  const fileList = view.get("files") && view.scalars("files").map(nameOf);
  const source = view.get("source");
  const sourceDigest = source?.kind === "mapping" ? viewOf(source).text("digest") : undefined;
  const thresholds = readThresholds(view, context);
  const currencyWord = view.scalar("currency");
  const currency = currencyWord === undefined ? "VND" : currencyOfWord(currencyWord.text);
  if (currency === undefined && currencyWord !== undefined) {
    context.report(names.unknownCurrency(currencyWord.span, { word: currencyWord.text }));
  }
  return {
    id: nameOf(id),
    language: context.lang,
    title: view.text("title") ?? "",
    effective: rangeOf(view, "effective", context),
    period: rangeOf(view, "period", context),
    imports: imports.map(nameOf),
    currency: currency ?? "VND",
    span: documentSpan(node),
    ...(number === undefined ? {} : { number }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(issuedDay === undefined ? {} : { issued: issuedDay }),
    ...(monthEnd === undefined ? {} : { monthEnd }),
    ...(fileList === undefined ? {} : { files: fileList }),
    ...(sourceDigest === undefined ? {} : { sourceDigest }),
    ...(thresholds === undefined ? {} : { thresholds }),
  };
}

function rangeOf(view: View, key: string, context: ReadContext): DayRange {
  const scalar = view.scalar(key);
  return (scalar && parseRange(scalar, context.lang, context.report)) ?? {};
}

function readMonthEnd(view: View): MonthEndModel | undefined {
  const node = view.get("month_end");
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return { kind: "fixed", monthEnd: node.text === "up" ? "up" : "down" };
  if (node.kind !== "mapping") return undefined;
  const inner = viewOf(node);
  const reading = inner.scalar("reading");
  const options = inner.get("options");
  if (reading === undefined || options?.kind !== "mapping") return undefined;
  return {
    kind: "reading",
    reading: nameOf(reading),
    options: options.entries.map(({ key, value }) => ({
      option: nameOf(key),
      monthEnd: value.kind === "scalar" && value.text === "up" ? "up" : "down",
    })),
  };
}

/** Percentages from 0 to 100, with or without the sign. */
function readThresholds(view: View, context: ReadContext): Thresholds | undefined {
  const node = view.get("thresholds");
  if (node?.kind !== "mapping") return undefined;
  const inner = viewOf(node);
  const thresholds: { -readonly [K in keyof Thresholds]: number } = {};
  for (const key of ["clauses", "conditions", "mutation"] as const) {
    const scalar = inner.scalar(key);
    const literal = scalar && literalOf(scalar, context);
    if (scalar === undefined || literal === undefined) continue;
    const { value } = literal;
    const percent = value.type === "number" || value.type === "percent" ? value.value / 10 ** value.scale : -1;
    if (percent < 0 || percent > 100) context.report(files.badThreshold(scalar.span, { got: scalar.text }));
    else thresholds[key] = percent;
  }
  return thresholds;
}

function documentSpan(node: YamlMapping): Span {
  return node.entries[0]?.key.span ?? node.span;
}
