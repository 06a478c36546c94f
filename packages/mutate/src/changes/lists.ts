/** Lists that lack a member or stand in another order; the greatest for the least. */
import { toWord } from "@khoan/language";
import type { Core } from "@khoan/language/core";
import type { Around, Change } from "./change.ts";

type List = Extract<Core, { kind: "list" }>;
type Collect = Extract<Core, { kind: "collect" }>;

export function listChanges(node: List, around: Around): readonly Change[] {
  const texts = node.items.map((item) => around.words.of(item.span));
  const separator = around.words.lang === "vi" ? "; " : ", ";
  const written = (items: readonly string[]): string => `[${items.join(separator)}]`;
  const dropped = node.items.map(
    (_, i): Change => ({
      kind: "member",
      detail: `-${i}`,
      what: { vi: `bỏ “${texts[i]}”`, en: `without “${texts[i]}”` },
      after: written(texts.filter((_text, j) => j !== i)),
      make: (one) => ({ ...(one as List), items: (one as List).items.filter((_item, j) => j !== i) }),
    }),
  );
  if (!around.ordered) return dropped;
  const swapped = node.items.slice(1).map(
    (_, i): Change => ({
      kind: "order",
      detail: `${i}<>${i + 1}`,
      what: { vi: `đổi chỗ “${texts[i]}” và “${texts[i + 1]}”`, en: `“${texts[i]}” and “${texts[i + 1]}” exchanged` },
      after: written(exchanged(texts, i)),
      make: (one) => ({ ...(one as List), items: exchanged((one as List).items, i) }),
    }),
  );
  return [...dropped, ...swapped];
}

/** The list with the member at `i` and the one behind it exchanged. */
export function exchanged<T>(items: readonly T[], i: number): readonly T[] {
  return [...items.slice(0, i), items[i + 1] as T, items[i] as T, ...items.slice(i + 2)];
}

export function collectChanges(node: Collect, around: Around): readonly Change[] {
  const whole = around.words.of(node.span);
  const text = (one: string): string => toWord("aggregate", around.words.lang, one) ?? one;
  const changes: Change[] = [];
  if (node.aggregate === "highest" || node.aggregate === "lowest") {
    const other = node.aggregate === "highest" ? "lowest" : "highest";
    changes.push({
      kind: "extreme",
      detail: other,
      what: { vi: `${text(node.aggregate)} thành ${text(other)}`, en: `${node.aggregate} becomes ${other}` },
      after: whole.replace(text(node.aggregate), text(other)),
      make: (one) => ({ ...(one as Collect), aggregate: other }),
    });
  }
  if (node.where !== undefined) {
    changes.push({
      kind: "condition",
      detail: "where",
      what: { vi: "không lọc", en: "without the filter" },
      after: whole.replace(around.words.of(node.where.span), "…"),
      make: ({ ...one }) => {
        const { where: _, ...rest } = one as Collect;
        return rest;
      },
    });
  }
  return changes;
}
