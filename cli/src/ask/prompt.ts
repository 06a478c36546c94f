/** A question as it is put to a person, whether on a screen or line by line. */
import type { Lang } from "@khoan/diagnostics";
import { type Answer, formatValue, type Question, toJson } from "@khoan/evaluate";
import { type Program, required } from "@khoan/language/core";

export type Choice = { readonly label: string; readonly hint?: string; readonly json: unknown };

export type Prompt = {
  readonly title: string;
  /** Shown dim under the title: what it is called, why it is asked. */
  readonly notes: readonly string[];
  /** How far the interview is: at most so many questions, this one included. */
  readonly remaining: number;
  /** Picked from a list, where the answers are few. */
  readonly choices: readonly Choice[] | undefined;
  /** What a typed answer looks like. */
  readonly form: string;
  /** The answer when nothing is typed. */
  readonly initial?: Choice;
  /** Its value may have changed over time, and its stretches may be typed. */
  readonly history: boolean;
  readonly read: (text: string) => Answer;
};

export type Reply =
  | { readonly kind: "answer"; readonly json: unknown }
  | { readonly kind: "unknown" }
  | { readonly kind: "back" }
  /** Left, as by Ctrl+C. */
  | { readonly kind: "cancelled" }
  /** No more lines to read. */
  | { readonly kind: "ended" }
  /** An answer that can't be read, where the person can't be asked again. */
  | { readonly kind: "wrong"; readonly line: number; readonly problem: Readonly<Record<Lang, string>> };

export type Asker = {
  readonly ask: (prompt: Prompt) => Promise<Reply>;
  /** Whether someone is there to hear what is wrong, and to answer again. */
  readonly patient: boolean;
  readonly close: () => void;
};

const WORDS = {
  vi: {
    yes: "Có",
    no: "Không",
    none: "Không có",
    tell: "Có, khai báo",
    default: "mặc định",
    asDefault: (value: string) => `Như mặc định: ${value}`,
    why: "Để biết",
    more: (count: number) => `và ${count} kết quả khác`,
    sensitive: "dữ liệu nhạy cảm",
    date: "ngày, như 10/03/2026",
    month: "tháng, như 03/2026",
    money: "số tiền, như 1.500.000 hoặc 1,5tr",
    number: "một số",
    text: "ghi bằng chữ",
    count: "có mấy (số)",
    list: "ngăn bằng dấu chấm phẩy",
  },
  en: {
    yes: "Yes",
    no: "No",
    none: "None",
    tell: "Yes, tell more",
    default: "default",
    asDefault: (value: string) => `The default: ${value}`,
    why: "To tell",
    more: (count: number) => `and ${count} more`,
    sensitive: "sensitive",
    date: "a day, such as 2026-03-10",
    month: "a month, such as 2026-03",
    money: "an amount, such as 1,500,000 or 1.5m",
    number: "a number",
    text: "in words",
    count: "how many (a number)",
    list: "with semicolons between",
  },
} as const;

/** One result and two clauses are enough to read. */
const MAX_REASONS = 1;
const MAX_CLAUSES = 2;

export function promptOf(program: Program, question: Question, lang: Lang, read: Prompt["read"]): Prompt {
  const words = WORDS[lang];
  const { declaration } = question;
  const { label, question: asked, note, sensitivity, history } = declaration;
  const choices = choicesOf(question, lang);
  const initial = initialOf(question, lang);
  const notes = [
    ...(asked === undefined ? [] : [label]),
    ...(note === undefined ? [] : [note]),
    ...reasons(program, question, lang),
    ...(sensitivity === "sensitive" ? [words.sensitive] : []),
  ];
  return {
    title: asked ?? label,
    notes,
    remaining: question.remaining,
    choices,
    form: formOf(question, lang),
    // The stretches of a record's history would not fit a line.
    history: history && required(declaration.type).kind !== "record",
    read,
    ...(initial === undefined ? {} : { initial }),
  };
}

/** `Để biết Được hưởng (IV.2.a: Trẻ dưới 16 tuổi), Mức hằng tháng và 3 kết quả khác`. */
function reasons(program: Program, { why }: Question, lang: Lang): readonly string[] {
  const words = WORDS[lang];
  const parts = why.slice(0, MAX_REASONS).map(({ output, clauses }) => {
    const variable = program.variables[output];
    const named = clauses.slice(0, MAX_CLAUSES).map((index) => {
      const clause = program.clauses[index];
      const title = clause?.title ?? clause?.summary;
      return title === undefined ? clause?.id : `${clause?.id}: ${shortened(title)}`;
    });
    const name = variable?.label ?? variable?.name ?? "";
    return named.length === 0 ? name : `${name} (${named.join("; ")})`;
  });
  if (parts.length === 0) return [];
  const rest = why.length > MAX_REASONS ? ` ${words.more(why.length - MAX_REASONS)}` : "";
  return [`${words.why} ${parts.join(", ")}${rest}`];
}

const MAX_TITLE = 60;

/** Whole words, and … where some are left out. */
function shortened(text: string): string {
  if (text.length <= MAX_TITLE) return text;
  return `${text.slice(0, text.lastIndexOf(" ", MAX_TITLE))}…`;
}

function choicesOf({ declaration }: Question, lang: Lang): readonly Choice[] | undefined {
  const words = WORDS[lang];
  const { type, members, mayBeAbsent } = declaration;
  const inner = required(type);
  const none = mayBeAbsent ? [{ label: words.none, json: null }] : [];
  const usual = initialOf({ declaration }, lang);
  switch (inner.kind) {
    case "bool":
      return marked([{ label: words.yes, json: true }, { label: words.no, json: false }, ...none], usual, lang);
    case "enum":
      return marked(
        [...(members ?? []).map((member) => ({ label: spoken(member), json: member })), ...none],
        usual,
        lang,
      );
    case "record": {
      const whole =
        usual !== undefined && usual.json !== null ? [{ label: words.asDefault(usual.label), json: usual.json }] : [];
      return [...whole, { label: words.tell, json: {} }, ...none];
    }
    default:
      return undefined;
  }
}

/** The default says so. */
function marked(choices: readonly Choice[], usual: Choice | undefined, lang: Lang): readonly Choice[] {
  return choices.map((one) => (one.json === usual?.json ? { ...one, hint: WORDS[lang].default } : one));
}

function initialOf(
  { declaration: { default: value, type } }: Pick<Question, "declaration">,
  lang: Lang,
): Choice | undefined {
  if (value === undefined) return undefined;
  const label = value === null ? WORDS[lang].none : spoken(formatValue(value, type, lang));
  return { label, json: toJson(value, type) };
}

/** `cận_nghèo` as a person says it. */
function spoken(text: string): string {
  return text.replaceAll("_", " ");
}

function formOf({ declaration: { type } }: Question, lang: Lang): string {
  const words = WORDS[lang];
  const inner = required(type);
  switch (inner.kind) {
    case "date":
      return words.date;
    case "month":
      return words.month;
    case "money":
      return words.money;
    case "text":
    case "clause":
      return words.text;
    case "list":
      return required(inner.element).kind === "record" ? words.count : words.list;
    default:
      return words.number;
  }
}
