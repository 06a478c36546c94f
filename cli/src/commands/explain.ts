/** `khoan explain`: the catalogue of diagnostics, offline; with its page of the docs, where there is one. */
import { readFileSync } from "node:fs";
import * as diagnostics from "@khoan/diagnostics";
import { type Lang, nearest, command as rows } from "@khoan/diagnostics";
import { complain, EXIT, type Shell } from "../shell.ts";
import type { Options } from "../verbs.ts";

type Entry = {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
};

const SEVERITIES = {
  vi: { error: "lỗi", warning: "cảnh báo", note: "lưu ý" },
  en: { error: "error", warning: "warning", note: "note" },
} as const;

/** Parameters that print as `‹name›`; lists, which hold suggestions, are empty. */
function holes(): never {
  const hole = (name: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, key) => {
        if (key === Symbol.toPrimitive || key === "toString") return () => `‹${name}›`;
        if (key === "length") return 0;
        return typeof key === "string" ? hole(key === "vi" || key === "en" ? name : key) : undefined;
      },
    });
  return new Proxy({}, { get: (_, key) => (key === "nearest" ? [] : hole(String(key))) }) as never;
}

/** Every row of the catalogue by its code, found by its shape, so that a new band is told of at once. */
function entries(lang: Lang): readonly Entry[] {
  const bands = Object.values(diagnostics).filter((band) => typeof band === "object" && band !== null);
  const makers = bands.flatMap((band) => Object.values(band)).filter((maker) => typeof maker === "function");
  return makers
    .flatMap((maker) => {
      if (!("row" in maker)) return [];
      const { code, name, severity, text } = (maker as diagnostics.Maker<never>).row;
      const [message, help] = text[lang](holes());
      return [{ code, name, severity, message, help }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export function explain(shell: Shell, args: readonly string[], options: Options): number {
  const all = entries(shell.lang);
  const wanted = args[0]?.toUpperCase();
  const chosen =
    wanted === undefined ? all : all.filter(({ code, name }) => code === wanted || name.toUpperCase() === wanted);
  if (chosen.length === 0 && wanted !== undefined) {
    const near = nearest(
      wanted,
      all.map((entry) => entry.code),
    );
    complain(shell, rows.unknownCode({ file: "" }, { code: wanted.slice(0, 100), nearest: near }));
    return EXIT.usage;
  }
  if (options["format"] === "json") shell.out(JSON.stringify(chosen, null, 2));
  else if (wanted === undefined) shell.out(chosen.map(({ code, message }) => `${code}  ${message}`).join("\n"));
  else shell.out(chosen.map((entry) => told(entry, shell)).join("\n\n"));
  return EXIT.fine;
}

function told({ code, name, severity, message, help }: Entry, { lang, tell }: Shell): string {
  const kind = (SEVERITIES[lang] as Readonly<Record<string, string>>)[severity] ?? severity;
  const page = pageOf(code);
  const mend = tell({ vi: "Cách sửa", en: "How to mend it" });
  return `${code} ${name} (${kind})\n\n${message}\n${mend}: ${help}${page === undefined ? "" : `\n\n${page.trim()}`}`;
}

/** What docs/diagnostics/ has on it, in a checkout. */
function pageOf(code: string): string | undefined {
  try {
    return readFileSync(new URL(`../../../docs/diagnostics/${code}.md`, import.meta.url), "utf8");
  } catch {
    return undefined;
  }
}
