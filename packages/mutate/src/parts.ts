/** The formulas inside a formula: looking at them, and making the formula anew with some of them changed. */
import type { Core } from "@khoan/language/core";

/** The formula with each part replaced by what `change` gives; itself where none changed. */
export function mapParts(core: Core, change: (part: Core, index: number) => Core): Core {
  let index = 0;
  let changed = false;
  const one = (part: Core): Core => {
    const next = change(part, index++);
    changed ||= next !== part;
    return next;
  };
  const made = rebuilt(core, one);
  return changed ? made : core;
}

function rebuilt(core: Core, one: (part: Core) => Core): Core {
  switch (core.kind) {
    case "constant":
    case "fact":
    case "variable":
    case "moment":
    case "reading":
    case "local":
      return core;
    case "field":
      return { ...core, record: one(core.record) };
    case "parameter":
      return { ...core, keys: core.keys.map(one) };
    case "at":
      return { ...core, moment: one(core.moment), body: one(core.body) };
    case "let":
      return { ...core, value: one(core.value), body: one(core.body) };
    case "if":
      return { ...core, condition: one(core.condition), then: one(core.then), otherwise: one(core.otherwise) };
    case "and":
    case "or":
    case "apply":
      return { ...core, operands: core.operands.map(one) };
    case "not":
    case "is_absent":
      return { ...core, operand: one(core.operand) };
    case "coalesce":
      return { ...core, left: one(core.left), right: one(core.right) };
    case "record":
      return { ...core, fields: core.fields.map(({ name, value }) => ({ name, value: one(value) })) };
    case "list":
      return { ...core, items: core.items.map(one) };
    case "quantify":
      return { ...core, over: one(core.over), body: one(core.body) };
    case "collect": {
      const over = one(core.over);
      const where = core.where && one(core.where);
      return { ...core, over, ...(where === undefined ? {} : { where }), value: one(core.value) };
    }
  }
}

/** The formulas directly inside one, in the order of `mapParts`. */
export function partsOf(core: Core): readonly Core[] {
  const parts: Core[] = [];
  mapParts(core, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** The formula with what stands at a path of part indexes changed. */
export function changeAt(core: Core, path: readonly number[], change: (node: Core) => Core): Core {
  const [first, ...rest] = path;
  if (first === undefined) return change(core);
  return mapParts(core, (part, i) => (i === first ? changeAt(part, rest, change) : part));
}
