/**
 * Our own bugs. The report holds versions and the functions that were running; no message, argument or environment, for
 * any of these may hold what was typed or read about a person.
 */
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Diagnostic, command as rows } from "@khoan/diagnostics";
import { VERSION } from "./shell.ts";

/** Writes the report to the temporary folder; the diagnostic says where. */
export function faultOf(error: unknown): Diagnostic {
  const path = join(tmpdir(), `khoan-${randomUUID()}.txt`);
  let written = path;
  try {
    // Created by us or not at all: a link that waits under that name is not followed.
    writeFileSync(path, report(error), { flag: "wx", mode: 0o600 });
  } catch {
    written = "—";
  }
  return rows.fault({ file: "" }, { report: written });
}

function report(error: unknown): string {
  const lines = [`khoan ${VERSION}`, `node ${process.versions.node} ${process.platform} ${process.arch}`, ""];
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    const frames = (one.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    lines.push(one.constructor.name, ...frames, "");
  }
  return `${lines.join("\n")}\n`;
}
