/** Diagnostics as a SARIF 2.1.0 log (OASIS), for code hosts and editors. */
import type { Diagnostic, Lang } from "../diagnostic.ts";
import { uriOf } from "../order.ts";
import { jsonPlace } from "./json.ts";
import type { Sources } from "./terminal.ts";

export function renderSarif(diagnostics: readonly Diagnostic[], sources: Sources, lang: Lang, version: string): object {
  const codes = [...new Map(diagnostics.map((one) => [one.code, one])).values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return {
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "khoan",
            version,
            rules: codes.map((one) => ({ id: one.code, name: one.name, help: { text: one.help[lang] } })),
          },
        },
        columnKind: "unicodeCodePoints",
        results: diagnostics.map((one) => {
          const at = jsonPlace(one.span, uriOf(one), sources);
          return {
            ruleId: one.code,
            level: one.severity,
            message: { text: `${one.message[lang]} ${one.help[lang]}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(at.file) },
                  ...(at.line === undefined
                    ? {}
                    : { region: { startLine: at.line, startColumn: at.column, endLine: at.endLine, endColumn: at.endColumn } }),
                },
              },
            ],
          };
        }),
      },
    ],
  };
}
