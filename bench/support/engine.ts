/** The rule set NQ 55 as compiled, asked in the words of the hand-written one. */
import { decide, parseMoment, toJson } from "@khoan/evaluate";
import { compileFolder, type Program } from "@khoan/language";
import { nodeHost } from "../../cli/src/node-host.ts";

/** All outputs but the checklist of papers, which only the rule set makes. */
export const COMPARED = [
  "được_hưởng",
  "nhóm",
  "nhóm_bị_loại",
  "nhóm_hưởng",
  "mức_hằng_tháng",
  "hỗ_trợ_bhyt",
  "lập_danh_sách_bhyt",
  "nơi_chi_trả",
  "mẫu_tờ_khai",
  "cơ_quan",
  "tháng_cuối",
  "lý_do_kết_thúc",
  "lý_do_từ_chối",
] as const;

/** A rule set that must compile. */
export function compiled(folder: string): Program {
  const { program, diagnostics } = compileFolder(nodeHost, folder);
  if (program !== undefined) return program;
  throw new Error(`${folder}: ${diagnostics.find(({ severity }) => severity === "error")?.message.en ?? "no program"}`);
}

export type Answers = Readonly<Record<string, unknown>>;
export type Stretch = { readonly from: number; readonly to: number; readonly outputs: Answers };

/** What the engine says in a month, and month by month to another; or why it fails. */
export function askEngine(
  program: Program,
  facts: unknown,
  at: string,
  readings: Readonly<Record<string, string>>,
  to?: string,
): { readonly outputs: Answers; readonly timeline: readonly Stretch[] } | { readonly failed: string } {
  const types = new Map(program.variables.map(({ name, type }) => [name, type]));
  const plain = (outputs: ReadonlyMap<string, Parameters<typeof toJson>[0]>): Answers =>
    Object.fromEntries(
      COMPARED.map((name) => {
        const value = outputs.get(name);
        const type = types.get(name);
        return [name, value === undefined || type === undefined ? undefined : toJson(value, type)];
      }),
    );
  const moment = parseMoment(at);
  const end = to === undefined ? undefined : parseMoment(to);
  if (moment === undefined) throw new RangeError(`not a month: ${at}`);
  const decision = decide(program, { facts, at: moment, readings, ...(end === undefined ? {} : { to: end }) });
  if (decision.kind === "failed") {
    return { failed: decision.errors.map(({ path, diagnostic }) => `${path}: ${diagnostic.message.en}`).join("; ") };
  }
  return {
    outputs: plain(decision.outputs),
    timeline: decision.timeline.map(({ from, to: until, outputs }) => ({ from, to: until, outputs: plain(outputs) })),
  };
}
