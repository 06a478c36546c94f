/** The skeleton of a name: names with one skeleton look alike on screen or paper. */
import { LOOK_ALIKES } from "../1-source/suspicious-text.ts";

/** ASCII and the letters of Vietnamese in one piece, `Ð` and `ð` apart, look like nothing but themselves. */
const PLAIN = /^[ -~À-ÏÑ-ÖØ-ïñ-öø-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ]*$/;

/** Names that look alike have equal skeletons; compatibility forms and invisible characters fall together too. */
export function looksLike(name: string): string {
  if (PLAIN.test(name)) return name;
  let skeleton = "";
  for (const character of name.normalize("NFKC")) {
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
    skeleton += LOOK_ALIKES[character] ?? character;
  }
  return skeleton;
}
