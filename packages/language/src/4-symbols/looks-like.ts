/**
 * The skeleton of a name: names with one skeleton look alike on screen or paper. A small table of the look-alikes
 * that turn up beside Latin and Vietnamese (after Unicode Technical Standard #39, section 4).
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  с: "c",
  е: "e",
  һ: "h",
  і: "i",
  ј: "j",
  о: "o",
  р: "p",
  ѕ: "s",
  у: "y",
  х: "x",
  ԁ: "d",
  ɡ: "g",
  ӏ: "l",
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  І: "I",
  К: "K",
  М: "M",
  О: "O",
  Р: "P",
  Ѕ: "S",
  Т: "T",
  Х: "X",
  У: "Y",
  α: "a",
  ο: "o",
  ρ: "p",
  ν: "v",
  ι: "i",
  Α: "A",
  Β: "B",
  Ε: "E",
  Η: "H",
  Ι: "I",
  Κ: "K",
  Μ: "M",
  Ν: "N",
  Ο: "O",
  Ρ: "P",
  Τ: "T",
  Χ: "X",
  Υ: "Y",
  Ζ: "Z",
  Ð: "Đ",
  ð: "đ",
  Ɖ: "Đ",
  ı: "i",
  "\u0280": "R",
};

/** Names that look alike have equal skeletons; compatibility forms and invisible characters fall together too. */
export function looksLike(name: string): string {
  let skeleton = "";
  for (const character of name.normalize("NFKC")) {
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
    skeleton += LOOK_ALIKES[character] ?? character;
  }
  return skeleton;
}
