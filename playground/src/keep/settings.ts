/** How a person likes the page: language, colours, heights. Nothing of a case. */
import { effect } from "@preact/signals";
import { lang, rememberCase, split, type Theme, theme } from "../state/store.ts";

const KEY = "khoan.settings";

export function keepSettings(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { lang: l, theme: t, split: s, rememberCase: r } = kept as Record<string, unknown>;
    if (l === "vi" || l === "en") lang.value = l;
    else if (
      !navigator.languages.some((one) => one.startsWith("vi")) &&
      navigator.languages.some((one) => one.startsWith("en"))
    )
      lang.value = "en";
    if (t === "light" || t === "dark" || t === "system") theme.value = t satisfies Theme;
    if (typeof s === "number" && s >= 20 && s <= 80) split.value = s;
    if (r === true) rememberCase.value = true;
  } catch {
    // Kept settings that can’t be read are as good as none.
  }
  effect(() => {
    const settings = { lang: lang.value, theme: theme.value, split: split.value, rememberCase: rememberCase.value };
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // No room, or not allowed: the page works without.
    }
  });
}

export function forgetSettings(): void {
  localStorage.removeItem(KEY);
}
