/** The compiler as a chunk of its own. */
export { compileFolder } from "@khoan/language";
