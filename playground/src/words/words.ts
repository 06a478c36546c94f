/** The words of the page in the language chosen. */
import { computed } from "@preact/signals";
import { lang } from "../state/store.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const words = computed(() => (lang.value === "vi" ? vi : en));
