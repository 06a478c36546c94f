/** `khoan explain`: the catalogue of diagnostics, offline. */
import * as diagnostics from "@khoan/diagnostics";
import { type Lang, nearest, command as rows } from "@khoan/diagnostics";
import { EXIT, type Shell } from "../shell.ts";

type Entry = {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
};

/** Holes of a message as `‹name›`; a list of suggestions is left empty. */
function holes(): unknown {
  const hole = (name: string): unknown =>
    new Proxy(
      {},
      {
        get: (_, key) =>
          key === Symbol.toPrimitive || key === "toString"
            ? () => `‹${name}›`
            : key === "length"
              ? 0
              : typeof key === "string"
                ? hole(key)
                : undefined,
      },
    );
  return new Proxy({}, { get: (_, key) => (key === "nearest" ? [] : hole(String(key))) });
}

function entries(lang: Lang): Entry[] {
  const found: Entry[] = [];
  for (const band of Object.values(diagnostics)) {
    if (typeof band !== "object" || band === null) continue;
    for (const maker of Object.values(band)) {
      if (typeof maker !== "function" || !("row" in maker)) continue;
      const { row } = maker as diagnostics.Maker<never>;
      const [message, help] = row.text[lang](holes() as never);
      found.push({ code: row.code, name: row.name, severity: row.severity, message, help });
    }
  }
  return found.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export function explain(shell: Shell, args: readonly string[], options: Readonly<Record<string, unknown>>): number {
  const all = entries(shell.lang);
  const wanted = args[0]?.toUpperCase();
  const chosen =
    wanted === undefined ? all : all.filter((entry) => entry.code === wanted || entry.name.toUpperCase() === wanted);
  if (chosen.length === 0 && wanted !== undefined) {
    const unknown = rows.unknownCode(
      { file: wanted },
      {
        code: wanted,
        nearest: nearest(
          wanted,
          all.map((entry) => entry.code),
        ),
      },
    );
    shell.say(`${unknown.code} ${unknown.message[shell.lang]} ${unknown.help[shell.lang]}`);
    return EXIT.usage;
  }
  if (options["format"] === "json") shell.out(JSON.stringify(chosen, null, 2));
  else if (wanted === undefined) shell.out(chosen.map((entry) => `${entry.code}  ${entry.message}`).join("\n"));
  else
    shell.out(
      chosen
        .map(
          (entry) =>
            `${entry.code} ${entry.name} (${entry.severity})\n\n${entry.message}\n${shell.tell({ vi: "Cách sửa", en: "Mend" })}: ${entry.help}`,
        )
        .join("\n\n"),
    );
  return EXIT.fine;
}
