/** Three-valued logic (Kleene): undefined is unknown. A result is known where the unknown could not change it. */

/** true, false, or undefined for unknown. */
export type Truth = boolean | undefined;

/** false where one is false, true where both are true, else unknown. */
export function and3(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

/** true where one is true, false where both are false, else unknown. */
export function or3(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

/** The opposite; unknown stays unknown. */
export function not3(a: Truth): Truth {
  return a === undefined ? undefined : !a;
}
