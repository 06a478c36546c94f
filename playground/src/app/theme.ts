/** Light or dark: as the system, or as chosen. */
import { computed, effect, signal } from "@preact/signals";
import { lang, theme } from "../state/store.ts";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(DARK.matches);
DARK.addEventListener("change", () => {
  systemDark.value = DARK.matches;
});

export const darkNow = computed(() => (theme.value === "system" ? systemDark.value : theme.value === "dark"));

/** Keeps the root element in step with the colours and the language. */
export function followAppearance(): void {
  effect(() => {
    document.documentElement.dataset["theme"] = darkNow.value ? "dark" : "light";
    document.documentElement.lang = lang.value;
  });
}
