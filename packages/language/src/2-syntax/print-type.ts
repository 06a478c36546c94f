/** A type expression as text of either vocabulary; `parseType` gives it back. */
import type { Lang } from "@khoan/diagnostics";
import { currencyWord } from "@khoan/values";
import type { TypeExpression } from "./parse-type.ts";
import { toWord } from "./vocabulary.ts";

export function printType(type: TypeExpression, lang: Lang): string {
  return plainType(type, lang) + (type.optional ? "?" : "");
}

function plainType(type: TypeExpression, lang: Lang): string {
  const word = (canonical: string): string => toWord("type", lang, canonical) ?? canonical;
  switch (type.kind) {
    case "named":
      return type.name;
    case "decimal":
      return `${word("decimal")}(${type.scale})`;
    case "percent":
      return type.scale === 0 ? word("percent") : `${word("percent")}(${type.scale})`;
    case "money": {
      if (type.currency === undefined) return word("money");
      const digits = type.scale === 0 ? "" : `${lang === "vi" ? ";" : ","} ${type.scale}`;
      return `${word("money")}(${currencyWord(type.currency, "en")}${digits})`;
    }
    case "duration":
      return word(type.unit);
    case "list":
      return `${word("list")}(${printType(type.element, lang)})`;
    case "scale":
      return `${word("scale")}(${printType(type.of, lang)})`;
    default:
      return word(type.kind);
  }
}
