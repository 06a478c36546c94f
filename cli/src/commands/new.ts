/** `khoan new`: a small rule set that passes its own check and test. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { files, names, command as rows } from "@khoan/diagnostics";
import { hostError } from "../node-host.ts";
import { tidy } from "../rule-set.ts";
import { complain, EXIT, type Shell } from "../shell.ts";
import { starter } from "../starter.ts";
import type { Options } from "../verbs.ts";

/** What can be the name of a rule set, and so of its folder. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 100;

export function create(shell: Shell, args: readonly string[], options: Options): number {
  const id = args[0] ?? "";
  const parent = tidy(String(options["in"]));
  const folder = `${parent}/${id}`;
  if (!ID.test(id) || id.length > LONGEST) {
    complain(shell, names.badRuleSetId({ file: "" }, { id: id.slice(0, LONGEST) }));
    return EXIT.usage;
  }
  if (existsSync(folder)) {
    complain(shell, rows.nameTaken({ file: "" }, { path: folder }));
    return EXIT.usage;
  }
  // Made beside its place and renamed, so that a half-written rule set is never seen.
  const temporary = `${parent}/.${id}.${process.pid}.tmp`;
  try {
    mkdirSync(parent, { recursive: true });
    mkdirSync(temporary);
    for (const [name, text] of Object.entries(starter(id, shell.lang))) writeFileSync(`${temporary}/${name}`, text);
    renameSync(temporary, folder);
  } catch (error) {
    const { error: kind, reason } = hostError(error);
    // What was not made can’t be removed, and below a file there is nothing to remove.
    if (kind !== "not_a_directory") rmSync(temporary, { recursive: true, force: true });
    complain(shell, files.cannotWrite({ file: folder }, { path: folder, reason: reason ?? kind }));
    return EXIT.findings;
  }
  if (options["format"] === "json") shell.out(JSON.stringify({ folder }));
  shell.say(
    shell.tell({
      vi: `Đã tạo ${folder}. Tiếp theo: npx khoan check ${folder} && npx khoan test ${folder}`,
      en: `Made ${folder}. Next: npx khoan check ${folder} && npx khoan test ${folder}`,
    }),
  );
  return EXIT.fine;
}
