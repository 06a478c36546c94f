/** A line on the terminal that fills up while mutants are tried, with the time left. */
import type { Shell } from "./shell.ts";

export type Progress = { readonly step: () => void; readonly done: () => void };

const WIDTH = 28;
const EVERY_MS = 100;

/** Nothing where stderr is no terminal. `what`: what is counted, in the shell’s language. */
export function progressLine(shell: Shell, what: string, total: number): Progress {
  if (process.stderr.isTTY !== true || total === 0) return { step: () => undefined, done: () => undefined };
  const start = performance.now();
  let count = 0;
  let shown = 0;
  const show = (): void => {
    const share = count / total;
    const bar = "█".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, "░");
    process.stderr.write(`\r\u001b[2K${bar} ${count}/${total} ${what}${left(shell, performance.now() - start, share)}`);
  };
  return {
    step: () => {
      count++;
      const now = performance.now();
      if (now - shown < EVERY_MS && count < total) return;
      shown = now;
      show();
    },
    done: () => process.stderr.write("\r\u001b[2K"),
  };
}

function left(shell: Shell, elapsed: number, share: number): string {
  if (share < 0.02) return "";
  const seconds = Math.ceil((elapsed * (1 - share)) / share / 1000);
  const time = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return shell.tell({ vi: ` · còn khoảng ${time}`, en: ` · about ${time} left` });
}
