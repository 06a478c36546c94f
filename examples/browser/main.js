/** Decides in the page as the form changes; nothing leaves it. */
import { evaluate } from "../generated/nq-55-2025/nq-55-2025.js";

const form = document.querySelector("#form");
const answer = document.querySelector("#answer");

function decide() {
  const { birth, signed, household, at } = Object.fromEntries(new FormData(form));
  const decision = evaluate(
    {
      ...(signed === "" ? {} : { ngày_ký_quyết_định: signed }),
      trẻ: birth === "" ? {} : { ngày_sinh: birth },
      hộ: { loại: household },
    },
    { at },
  );
  answer.textContent = told(decision);
}

function told(decision) {
  if (decision.kind === "failed") return decision.errors.map(({ message }) => message.vi).join(" ");
  const { được_hưởng: entitled, mức_hằng_tháng: amount, lý_do_từ_chối: reason } = decision.outputs;
  if (!entitled.known || !amount.known) return `Chưa kết luận được. Còn thiếu: ${decision.missing.join(", ")}`;
  if (entitled.value) return `Được hưởng ${amount.value.toLocaleString("vi-VN")} đồng mỗi tháng`;
  return `Không được hưởng (${reason.known ? reason.value : "chưa rõ lý do"})`;
}

form.addEventListener("input", decide);
form.addEventListener("submit", (event) => event.preventDefault());
decide();
