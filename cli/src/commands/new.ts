/** `khoan new`: a small rule set that passes its own check and test. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { names, command as rows } from "@khoan/diagnostics";
import { tidy } from "../rule-set.ts";
import { EXIT, type Shell } from "../shell.ts";
import { starter } from "../starter.ts";

export function create(shell: Shell, args: readonly string[], options: Readonly<Record<string, unknown>>): number {
  const id = args[0] ?? "";
  const folder = `${tidy(String(options["in"]))}/${id}`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return refuse(shell, names.badRuleSetId({ file: folder }, { id }));
  if (existsSync(folder)) return refuse(shell, rows.nameTaken({ file: folder }, { path: folder }));
  // Made beside its place and renamed, so that a half-written rule set is never seen.
  const temporary = `${folder}.${process.pid}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    for (const [name, text] of Object.entries(starter(id, shell.lang))) writeFileSync(`${temporary}/${name}`, text);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
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

function refuse(shell: Shell, diagnostic: ReturnType<typeof rows.nameTaken>): number {
  shell.say(`${diagnostic.code} ${diagnostic.message[shell.lang]} ${diagnostic.help[shell.lang]}`);
  return EXIT.usage;
}
