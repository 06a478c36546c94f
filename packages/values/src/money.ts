/**
 * Currencies and amounts for people. An amount is a whole number of minor units (đồng, cents), times 10^extraScale
 * where its type carries more decimals than the currency has.
 */
import { formatDecimal, type NumberStyle } from "./decimal.ts";

/** Decimals of each currency known (ISO 4217), which is the list of those the language accepts. */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ["VND", 0],
  ["EUR", 2],
  ["USD", 2],
  ["GBP", 2],
  ["JPY", 0],
  ["CHF", 2],
  ["SEK", 2],
  ["DKK", 2],
  ["NOK", 2],
  ["PLN", 2],
  ["CAD", 2],
  ["AUD", 2],
  ["SGD", 2],
  ["THB", 2],
  ["KRW", 0],
  ["CNY", 2],
  ["INR", 2],
  ["LAK", 2],
  ["KHR", 2],
]);

const DONG = "đồng";

/** How many decimals the minor unit of a currency has: 0 for VND, 2 for EUR. Throws RangeError for an unknown code. */
export function currencyScale(code: string): number {
  const scale = DECIMALS.get(code);
  if (scale === undefined) throw new RangeError(`unknown currency ${code}`);
  return scale;
}

/** How a currency is written behind an amount: `đồng` for VND in Vietnamese, else its code. */
export function currencyWord(code: string, lang: NumberStyle): string {
  return code === "VND" && lang === "vi" ? DONG : code;
}

/** The code that a word stands for: `đồng` (NFC or NFD) or a known code in capitals; undefined for other words. */
export function currencyOfWord(word: string): string | undefined {
  if (word.normalize("NFC") === DONG) return "VND";
  return DECIMALS.has(word) ? word : undefined;
}

/** `1.500.000 đồng` (vi), `1,500,000 VND` (en). Throws RangeError for an unknown code. */
export function formatMoney(minor: number, currency: string, lang: NumberStyle, extraScale = 0): string {
  return `${formatDecimal(minor, currencyScale(currency) + extraScale, lang)} ${currencyWord(currency, lang)}`;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const BILLION = 1e9;

/** A whole number of đồng in Vietnamese words, as on a payment slip: 750000 is `Bảy trăm năm mươi nghìn đồng`. */
export function moneyInWordsVi(n: number): string {
  const words = n === 0 ? ["không"] : numberWords(Math.abs(n), false);
  const text = [...(n < 0 ? ["âm"] : []), ...words, DONG].join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `n` > 0. `follows`: larger words stand before, so a missing hundred is spoken: một triệu *không trăm* linh năm. */
function numberWords(n: number, follows: boolean): string[] {
  if (n >= BILLION) {
    // Tỷ is the last word there is: beyond it one counts thousands and millions of tỷ.
    const rest = n % BILLION;
    return [...numberWords((n - rest) / BILLION, follows), "tỷ", ...(rest > 0 ? numberWords(rest, true) : [])];
  }
  const words: string[] = [];
  const groups = [
    { value: Math.floor(n / 1e6), unit: ["triệu"] },
    { value: Math.floor(n / 1e3) % 1e3, unit: ["nghìn"] },
    { value: n % 1e3, unit: [] },
  ];
  for (const { value, unit } of groups) {
    if (value > 0) words.push(...groupWords(value, follows || words.length > 0), ...unit);
  }
  return words;
}

/** 1 to 999. */
function groupWords(n: number, follows: boolean): string[] {
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor(n / 10) % 10;
  const ones = n % 10;
  const words: string[] = [];
  if (hundreds > 0 || follows) words.push(digit(hundreds), "trăm");
  if (tens === 0 && ones > 0 && words.length > 0) words.push("linh");
  if (tens === 1) words.push("mười");
  if (tens > 1) words.push(digit(tens), "mươi");
  if (ones > 0) words.push(onesWord(tens, ones));
  return words;
}

/** Behind a ten the ones change: mười lăm, hai mươi mốt, hai mươi tư. */
function onesWord(tens: number, ones: number): string {
  if (ones === 5 && tens > 0) return "lăm";
  if (ones === 1 && tens > 1) return "mốt";
  if (ones === 4 && tens > 1) return "tư";
  return digit(ones);
}

function digit(n: number): string {
  return DIGITS[n] as string;
}
