/** The look of the HTML report and its few lines of script. */

export const PAGE_STYLE = `
:root{--ink:#1b2430;--soft:#5b6675;--line:#dde2e8;--paper:#fff;--ground:#f5f6f8;--good:#2f7d4f;--half:#c98a12;--bad:#b3372f;--none:#8a94a3;--same:#b9c2cd;--link:#1f5fa8}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adba;--line:#38424f;--paper:#1d242d;--ground:#151a21;--good:#5bb47f;--half:#e0ad47;--bad:#e77a71;--none:#8a94a3;--same:#566270;--link:#86b7f0}}
*{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:1.5rem;font:16px/1.5 system-ui,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground)}
h1{font-size:1.5rem;margin:0}.set{margin:.1rem 0;color:var(--soft)}.lead{max-width:44rem}
.figures{display:flex;gap:2.5rem;flex-wrap:wrap;margin:1rem 0}.figures div{display:flex;flex-direction:column}.figures dd{margin:0;font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums}.figures .good dd{color:var(--good)}.figures .half dd{color:var(--half)}.figures dt{color:var(--soft);font-size:.875rem}
nav{position:sticky;top:0;background:var(--ground);padding:.75rem 0;z-index:1;border-bottom:1px solid var(--line)}
#search{width:100%;font:inherit;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.4rem;background:var(--paper);color:inherit}
.chips{display:flex;gap:.4rem;flex-wrap:wrap;margin-top:.6rem}.chip{border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;font-size:.875rem;background:var(--paper);cursor:pointer}.chip input{margin:0 .35rem 0 0;vertical-align:-1px}
.clause{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;overflow:hidden}
summary{display:grid;grid-template-columns:11rem 9rem 3.5rem 1fr;gap:.9rem;align-items:center;padding:.5rem .9rem;cursor:pointer}
.id{font-weight:600;overflow-wrap:anywhere}.about{color:var(--soft);font-size:.9rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.percent{font-variant-numeric:tabular-nums;text-align:right}
.bar{display:flex;height:.6rem;border-radius:.3rem;overflow:hidden;gap:1px;background:var(--line)}
.bar .killed,.bar .timeout{background:var(--good)}.bar .elsewhere{background:var(--half)}.bar .survived{background:var(--bad)}.bar .uncovered{background:var(--none)}.bar .proved,.bar .argued{background:var(--same)}
.mutant{border-top:1px solid var(--line);padding:.6rem .9rem}.mutant p{margin:.2rem 0}.head{color:var(--soft);font-size:.9rem}.state{font-weight:600}
.killed .state,.timeout .state{color:var(--good)}.elsewhere .state{color:var(--half)}.survived .state,.uncovered .state{color:var(--bad)}
a{color:var(--link)}.change{display:grid;gap:.15rem;font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:.875rem;overflow-wrap:anywhere}
del{color:var(--bad);text-decoration-thickness:1px}ins{color:var(--good);text-decoration:none;font-weight:600}.change span{color:var(--soft)}.key{color:var(--soft);font-size:.75rem;overflow-wrap:anywhere}
.proposal{margin-top:.4rem}.proposal pre{background:var(--ground);border:1px solid var(--line);border-radius:.4rem;padding:.7rem;overflow-x:auto;font-size:.85rem}
button{font:inherit;font-size:.8rem;border:1px solid var(--line);border-radius:.3rem;background:var(--paper);color:inherit;cursor:pointer;padding:.05rem .6rem}
[hidden]{display:none!important}
@media(max-width:45rem){summary{grid-template-columns:1fr 5rem 3.5rem}.about{display:none}}
@media print{nav,button{display:none}body{background:none;max-width:none;padding:0}.clause{break-inside:auto}.mutant{break-inside:avoid}}
`;

/** Filters by state and by text without accents; opens what is left when something is looked for. */
export const PAGE_SCRIPT = `
const fold=t=>t.normalize("NFD").replace(/\\p{M}/gu,"").replace(/[đĐ]/g,"d").toLowerCase();
const search=document.getElementById("search"),boxes=[...document.querySelectorAll(".chip input")],clauses=[...document.querySelectorAll("[data-clause]")];
function show(){const words=fold(search.value).split(/\\s+/).filter(Boolean),on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.state));let any=false;
for(const c of clauses){const id=fold(c.querySelector("summary").textContent);let left=0;
for(const m of c.querySelectorAll(".mutant")){const ok=on.has(m.dataset.state)&&words.every(w=>id.includes(w)||m.dataset.text.includes(w));m.hidden=!ok;if(ok)left++}
c.hidden=left===0&&(words.length>0||on.size<boxes.length);if(words.length>0&&left>0)c.open=true;if(!c.hidden)any=true}
document.getElementById("nothing").hidden=any}
search.addEventListener("input",show);boxes.forEach(b=>b.addEventListener("change",show));
document.addEventListener("click",async e=>{if(e.target.tagName!=="BUTTON")return;await navigator.clipboard.writeText(e.target.parentElement.querySelector("pre").textContent);e.target.textContent="__COPIED__"});
addEventListener("beforeprint",()=>clauses.forEach(c=>{c.open=!c.hidden}));show();
`;
