/** What is missing, and what kind of case would close the gap: a sentence each, in both languages. */
import type { Lang, Sources } from "@khoan/diagnostics";
import { formatMoment } from "@khoan/evaluate";
import type { Program } from "@khoan/language/core";
import type { Witness } from "../condition/condition.ts";
import type { Asked } from "./asked.ts";
import { neededFor } from "./needed.ts";
import { textOf } from "./text.ts";

export type Words = Readonly<Record<Lang, string>>;

export type Sentence = { readonly what: Words; readonly close: Words };

export type Telling = {
  readonly program: Program;
  readonly sources: Sources;
  /** Names of the cases, by index. */
  readonly cases: readonly string[];
};

/** For something that is not shown. */
export function sentenceOf(asked: Asked, telling: Telling): Sentence {
  const { kind, what, record, item } = asked;
  const label = item?.label ?? "";
  switch (kind) {
    case "seen_true":
      return {
        what: { vi: `Chưa ca nào có “${what}” đúng.`, en: `No case has “${what}” true.` },
        close: {
          vi: "Thêm ca mà mọi phần cần thiết đều đúng, và ghi kết quả mà văn bản đòi hỏi.",
          en: "Add a case in which it holds, and expect what the text then demands.",
        },
      };
    case "seen_false":
      return {
        what: { vi: `Chưa ca nào có “${what}” sai.`, en: `No case has “${what}” false.` },
        close: {
          vi: "Thêm ca ngay bên kia ranh giới, nơi quy tắc này không áp dụng.",
          en: "Add a case just beyond the border, where this rule does not apply.",
        },
      };
    case "seen_unknown":
      return unknownSentence(what, record?.condition.openFacts ?? []);
    case "decides":
      return decidesSentence(asked, telling);
    case "applies":
    case "row":
      return {
        what: { vi: `Chưa ca nào dùng đến quy tắc “${what}”.`, en: `No case makes use of the rule “${what}”.` },
        close: {
          vi: `Thêm ca mà quy tắc này áp dụng và mong đợi “${label}”.`,
          en: `Add a case in which it applies, and expect “${label}”.`,
        },
      };
    case "wins":
      return {
        what: {
          vi: `Chưa ca nào mà ngoại lệ này thắng quy tắc của ${item?.target} (${label}).`,
          en: `In no case does this exception beat the rule of ${item?.target} (${label}).`,
        },
        close: {
          vi: `Thêm ca mà ${item?.target} lẽ ra áp dụng, nhưng điều kiện của ngoại lệ đúng.`,
          en: `Add a case in which ${item?.target} would apply, but the condition of the exception holds.`,
        },
      };
    case "stands_aside":
      return {
        what: {
          vi: `Chưa ca nào mà ngoại lệ này nhường cho quy tắc nó nêu (${label}).`,
          en: `In no case does this exception stand aside for a rule that it names (${label}).`,
        },
        close: {
          vi: "Thêm ca mà quy tắc được nêu áp dụng và ngoại lệ không áp dụng.",
          en: "Add a case in which the rule applies and the exception does not.",
        },
      };
    case "otherwise":
      return {
        what: {
          vi: `Chưa ca nào để “${label}” lấy giá trị \`nếu_không\`.`,
          en: `In no case does “${label}” take its value of \`otherwise\`.`,
        },
        close: { vi: "Thêm ca mà không quy tắc nào áp dụng cho nó.", en: "Add a case in which no rule applies to it." },
      };
    case "rate":
      return {
        what: {
          vi: `Chưa ca nào dùng mức “${what}” (${label}).`,
          en: `No case makes use of the rate “${what}” (${label}).`,
        },
        close: {
          vi: "Thêm ca vào thời điểm mức đó có hiệu lực, và mong đợi số tiền tính từ nó.",
          en: "Add a case at a moment at which it is in force, and expect an amount made of it.",
        },
      };
    case "bracket":
      return {
        what: {
          vi: `Chưa ca nào đạt đến bậc “${what}” (${label}).`,
          en: `No case reaches the bracket “${what}” (${label}).`,
        },
        close: { vi: "Thêm ca có số tiền nằm trong bậc đó.", en: "Add a case with an amount in that bracket." },
      };
    case "option":
      return {
        what: { vi: `Chưa ca nào chạy theo cách đọc “${what}”.`, en: `No case runs by the reading “${what}”.` },
        close: {
          vi: `Thêm ca ghi \`cách_đọc: { ${what.replace(" = ", ": ")} }\` mà kết quả khác với cách đọc kia.`,
          en: `Add a case with \`readings: { ${what.replace(" = ", ": ")} }\` whose result differs from the other reading.`,
        },
      };
    case "must":
      return {
        what: { vi: `Chưa ca nào kiểm tra “${what}”.`, en: `No case checks “${what}”.` },
        close: { vi: "Thêm một ca cho bộ quy tắc này.", en: "Add a case for this rule set." },
      };
    case "cited":
      return {
        what: { vi: `Chưa ca nào nêu điều khoản ${what}.`, en: `No case names clause ${what}.` },
        close: {
          vi: "Ghi điều khoản này vào ca kiểm tra nó, hoặc thêm ca.",
          en: "Name it in the case that tests it, or add one.",
        },
      };
    case "examined":
      return {
        what: { vi: `Chưa ca nào xét đến điều khoản ${what}.`, en: `No case examines clause ${what}.` },
        close: { vi: "Thêm ca mà điều khoản này có mặt.", en: "Add a case in which it takes part." },
      };
    case "noticed":
      return {
        what: {
          vi: `Bỏ điều khoản ${what} đi thì không ca nào nhận ra.`,
          en: `If clause ${what} were gone, no case would notice.`,
        },
        close: {
          vi: "Thêm mong đợi cho kết quả mà điều khoản này làm thay đổi.",
          en: "Expect, in a case, the result that the clause changes.",
        },
      };
  }
}

const NAMED = 4;

function unknownSentence(what: string, facts: readonly string[]): Sentence {
  const named = facts.slice(0, NAMED).join(", ") + (facts.length > NAMED ? ", …" : "");
  return {
    what: { vi: `Chưa ca nào để “${what}” ở trạng thái chưa biết.`, en: `In no case is “${what}” unknown.` },
    close: {
      vi: `Thêm ca bỏ trống một dữ kiện cần cho nó (${named}), mong đợi \`chưa_biết\` và dữ kiện còn thiếu.`,
      en: `Add a case that leaves out a fact it needs (${named}); expect \`unknown\` and the missing fact.`,
    },
  };
}

function decidesSentence(asked: Asked, telling: Telling): Sentence {
  const { what, record, atom } = asked;
  const missing = {
    vi: `Chưa có hai ca cho thấy tự “${what}” quyết định kết quả.`,
    en: `No two cases show “${what}” deciding the outcome on its own.`,
  };
  if (record === undefined || atom === undefined) return { what: missing, close: { vi: "", en: "" } };
  const needed = neededFor(record, atom);
  const truth = { vi: (is: boolean) => (is ? "đúng" : "sai"), en: (is: boolean) => (is ? "true" : "false") };
  switch (needed.kind) {
    case "half": {
      const at = whereOf(needed.witness, telling);
      return {
        what: missing,
        close: {
          vi: `Thêm ca như ${at.vi} nhưng phần này ${truth.vi(!needed.truth)}, các phần khác giữ nguyên.`,
          en: `Add a case like ${at.en} but with this part ${truth.en(!needed.truth)}, the others as they are.`,
        },
      };
    }
    case "both": {
      const others = (lang: Lang): string =>
        needed.others
          .map((other) => {
            const text = textOf(record.condition.atoms[other.atom]?.span ?? record.condition.span, telling.sources);
            return `“${text}” ${truth[lang](other.truth)}`;
          })
          .join(", ");
      return {
        what: missing,
        close: {
          vi: `Thêm hai ca mà ${others("vi")}; một ca phần này đúng, một ca sai.`,
          en: `Add two cases in which ${others("en")}; one with this part true, one with it false.`,
        },
      };
    }
    case "never":
      return {
        what: missing,
        close: {
          vi: "Phần này không bao giờ đổi được kết quả: xem lại công thức.",
          en: "This part can never change the outcome: look at the formula again.",
        },
      };
  }
}

/** “Tên ca” (03/2026) */
export function whereOf({ case: index, variable, moment }: Witness, { program, cases }: Telling): Words {
  const unit = program.variables[variable]?.per;
  const at = (lang: Lang): string => (unit === undefined ? "" : ` (${formatMoment(unit, moment, lang)})`);
  const name = cases[index] ?? "?";
  return { vi: `“${name}”${at("vi")}`, en: `“${name}”${at("en")}` };
}
