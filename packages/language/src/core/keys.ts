/** Joins the members that key a parameter's value; no name holds this character. */
export const KEY_SEPARATOR = "\u001f";
