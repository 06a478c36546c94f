/** One JSON scalar to its run-time form, by type. */
import { facts as rows } from "@khoan/diagnostics";
import type { Type } from "@khoan/language/core";
import { parseIsoDay, parseIsoMonth, parsePlainDecimal } from "@khoan/values";
import { type Errors, formOf, report } from "./decode.ts";
import type { Value } from "./value.ts";

const MAX_TEXT = 10_000;
const MAX_DIGITS = 40;

export function decodeScalar(type: Type, json: unknown, path: string, errors: Errors): Value {
  const where = { file: path };
  const wrong = (expected: string): Value => {
    const forms = { expected, got: formOf(json) };
    report(errors, path, rows.wrongFactType(where, forms), forms);
    return null;
  };
  const range = (): Value => {
    report(errors, path, rows.amountOutOfRange(where, {}), { expected: "-9007199254740991..9007199254740991" });
    return null;
  };
  switch (type.kind) {
    case "bool":
      return typeof json === "boolean" ? json : wrong("true | false");
    case "int":
    case "year":
    case "duration":
      if (typeof json !== "number") return wrong("int");
      return Number.isSafeInteger(json) && !Object.is(json, -0) ? json : range();
    case "money":
    case "decimal":
    case "percent": {
      if (typeof json === "number") {
        if (!Number.isFinite(json) || Object.is(json, -0)) return range();
        if (type.scale === 0) return Number.isSafeInteger(json) ? json : range();
      } else if (typeof json !== "string") return wrong(type.kind === "money" ? "int" : "number");
      if (type.kind === "money" && type.scale === 0 && typeof json === "string") return wrong("int");
      return (String(json).length > MAX_DIGITS ? undefined : parsePlainDecimal(String(json), type.scale)) ?? range();
    }
    case "date":
    case "month": {
      if (typeof json !== "string") return wrong(type.kind === "date" ? "YYYY-MM-DD" : "YYYY-MM");
      const value = type.kind === "date" ? parseIsoDay(json) : parseIsoMonth(json);
      if (value !== undefined) return value;
      if (type.kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(json))
        report(errors, path, rows.impossibleDay(where, {}), { expected: "YYYY-MM-DD" });
      else return wrong(type.kind === "date" ? "YYYY-MM-DD" : "YYYY-MM");
      return null;
    }
    case "text":
    case "clause":
      if (typeof json !== "string") return wrong("text");
      if (json.length > MAX_TEXT) {
        report(errors, path, rows.factTooLarge(where, { limit: String(MAX_TEXT) }));
        return null;
      }
      return json.normalize("NFC");
    case "enum": {
      const text = typeof json === "string" ? json.slice(0, MAX_TEXT).normalize("NFC") : undefined;
      if (text === undefined) return wrong(type.members.join(" | "));
      if (type.members.includes(text)) return text;
      const expected = type.members.join(" | ");
      report(errors, path, rows.notAMember(where, { members: type.members.join(", ") }), { expected });
      return null;
    }
    default:
      return wrong(type.kind);
  }
}
