/** A child's facts from a file, the decision of a month on the screen. Run: see ../README.md */
import { readFileSync } from "node:fs";
import { evaluate, month, validate } from "../generated/nq-55-2025/nq-55-2025.js";

const [file = "examples/tre-can-ngheo.json", at = "2026-03"] = process.argv.slice(2);
const checked = validate(JSON.parse(readFileSync(file, "utf8")));
const decision = checked.kind === "valid" ? evaluate(checked.facts, { at: month(at), to: month("2030-12") }) : checked;

if (decision.kind === "failed") {
  for (const { code, path, message } of decision.errors) console.error(code, path, message?.vi ?? "");
  process.exitCode = 1;
} else {
  const { mức_hằng_tháng: amount, được_hưởng: entitled } = decision.outputs;
  // The type does not let an unknown result be taken for a known one.
  if (!entitled.known || !amount.known) {
    console.log("Chưa kết luận được, còn thiếu:", decision.missing.join(", "));
  } else {
    console.log(entitled.value ? `Được hưởng ${amount.value} đồng mỗi tháng` : "Không được hưởng");
    for (const { from, to, outputs } of decision.timeline) {
      if (outputs.mức_hằng_tháng.known) console.log(`${from}..${to}: ${outputs.mức_hằng_tháng.value}`);
    }
  }
  console.log(decision.ruleSet.id, decision.ruleSet.digest.slice(0, 12));
}
