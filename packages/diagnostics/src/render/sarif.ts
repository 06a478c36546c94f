/**
 * Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read. Paths become relative URI references, columns
 * are code points; an end column is exclusive in SARIF as it is here.
 */
import type { Diagnostic, Fix, Lang, Severity } from "../diagnostic.ts";
import { sortDiagnostics } from "../order.ts";
import type { Span } from "../span.ts";
import { type Place, placeOf, type Sources } from "./place.ts";

type Message = { readonly text: string };
type ArtifactLocation = { readonly uri: string };
type Region = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
};
type Location = {
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region?: Region };
  readonly message?: Message;
};
type SarifFix = {
  readonly description: Message;
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: Message }[];
  }[];
};
type Rule = {
  readonly id: string;
  readonly name: string;
  readonly defaultConfiguration: { readonly level: Severity };
};
type Result = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: Severity;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly fixes?: readonly SarifFix[];
};

export type SarifLog = {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] };
    };
    readonly columnKind: "unicodeCodePoints";
    readonly results: readonly Result[];
  }[];
};

/** One run of this tool, whose `version` is recorded; sorted, each finding once. */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  lang: Lang,
  version: string,
): SarifLog {
  const sorted = sortDiagnostics(diagnostics);
  const rules = [...new Map(sorted.map((diagnostic) => [diagnostic.code, diagnostic])).values()].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  const indexOf = new Map(rules.map(({ code }, index) => [code, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "khoan", version, rules: rules.map(ruleOf) } },
        columnKind: "unicodeCodePoints",
        results: sorted.map((diagnostic) => resultOf(diagnostic, indexOf.get(diagnostic.code) ?? -1, sources, lang)),
      },
    ],
  };
}

function ruleOf({ code, name, severity }: Diagnostic): Rule {
  return { id: code, name, defaultConfiguration: { level: severity } };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number, sources: Sources, lang: Lang): Result {
  const related = diagnostic.related.map(({ span, message }) => ({
    ...locationOf(span, sources),
    message: { text: message[lang] },
  }));
  const fixes = diagnostic.fixes.flatMap((fix) => fixOf(fix, sources, lang) ?? []);
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: diagnostic.severity,
    // A rule's help in SARIF is one text for all results, ours names the case: so it goes with the message.
    message: { text: `${diagnostic.message[lang]} ${diagnostic.help[lang]}`.trim() },
    locations:
      diagnostic.span !== undefined
        ? [locationOf(diagnostic.span, sources)]
        : diagnostic.uri !== undefined
          ? [{ physicalLocation: { artifactLocation: artifact(diagnostic.uri) } }]
          : [],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** A fix is whole or not at all: undefined where the text of one edit is not at hand. */
function fixOf(fix: Fix, sources: Sources, lang: Lang): SarifFix | undefined {
  const placed = fix.edits.map(({ span, newText }) => ({ place: placeOf(span, sources), newText }));
  const byFile = new Map<string, { deletedRegion: Region; insertedContent: Message }[]>();
  for (const { place, newText } of placed) {
    if (place === undefined) return undefined;
    const replacements = byFile.get(place.file) ?? [];
    replacements.push({ deletedRegion: regionOf(place), insertedContent: { text: newText } });
    byFile.set(place.file, replacements);
  }
  return {
    description: { text: fix.title[lang] },
    artifactChanges: [...byFile].map(([file, replacements]) => ({ artifactLocation: artifact(file), replacements })),
  };
}

function locationOf(span: Span, sources: Sources): Location {
  const place = placeOf(span, sources);
  return {
    physicalLocation: {
      artifactLocation: artifact(span.uri),
      ...(place === undefined ? {} : { region: regionOf(place) }),
    },
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(path: string): ArtifactLocation {
  return { uri: path.toWellFormed().split("/").map(encodeURIComponent).join("/") };
}
