import { compileFolder } from "/work/main/packages/language/src/index.ts";
import { renderTerminal, summaryLine } from "/work/main/packages/diagnostics/src/index.ts";
import { FOLDER, memoryHost, synthetic } from "/work/main/bench/support/synthetic.ts";
for (const n of process.argv.slice(2).map(Number)) {
const h = memoryHost(synthetic(n));
const t = performance.now(); const c = compileFolder(h, FOLDER);
console.log(renderTerminal(c.diagnostics.slice(0, 5), c.sources, { lang: "en", colour: false }), summaryLine(c.diagnostics, "en"), performance.now() - t, c.program?.clauses.length);
}
