/** Makes JSON smaller while something stays true of it: what is left is what matters. */

/** Every way to take one thing out: a field, an element, or one of those inside. */
function* smaller(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    for (let i = 0; i < value.length; i++) for (const inner of smaller(value[i])) yield value.with(i, inner);
  } else if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value);
    for (let i = 0; i < fields.length; i++) yield Object.fromEntries(fields.toSpliced(i, 1));
    for (const [name, field] of fields) for (const inner of smaller(field)) yield { ...value, [name]: inner };
  }
}

/** The smallest found by taking out one thing after another; `holds` is true of what is given. */
export function shrink<T>(value: T, holds: (candidate: T) => boolean): T {
  for (const candidate of smaller(value)) {
    if (holds(candidate as T)) return shrink(candidate as T, holds);
  }
  return value;
}
