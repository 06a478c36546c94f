/** How the page looks: light, dark, narrow, and on A4 paper. */
export const STYLE = `
:root{color-scheme:light dark;--bg:light-dark(#fff,#15181c);--soft:light-dark(#f4f5f2,#1e2329);--line:light-dark(#d5d8d0,#39414a);--ink:light-dark(#1c211d,#e7eaec);--faint:light-dark(#5a635c,#a3adb6);--link:light-dark(#0b5a8a,#83c5f0);--good:light-dark(#14663a,#7ad69a);--good-bg:light-dark(#e2f3e7,#17321f);--mid:light-dark(#7a5200,#f0c264);--mid-bg:light-dark(#fdf1d3,#3a2d0e);--bad:light-dark(#a3221c,#ff9b90);--bad-bg:light-dark(#fde6e3,#43191a);--none:light-dark(#666e68,#9aa4ad);--none-bg:light-dark(#eceee9,#262c33);--strong:light-dark(#1d4f8c,#a9cdf5);--strong-bg:light-dark(#dbe9f8,#16324f)}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
:root:has(#lang-vi:checked) .en,:root:has(#lang-en:checked) .vi{display:none}
*{box-sizing:border-box}
html{scroll-padding-block-start:1rem}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
header,main,footer{max-inline-size:76rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:1.5rem .5rem;display:grid;grid-template-columns:1fr auto;gap:.75rem 2rem;align-items:start}
h1{font-size:1.5rem;line-height:1.25;margin:.15rem 0;text-wrap:balance}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
h4{font-size:.9rem;margin:.75rem 0 .25rem;font-weight:600}
p{margin:.35rem 0}
.kind,.issuer,.small,.counts,.goal,.when,.clauses,caption{color:var(--faint)}
.kind{font-weight:600;margin:0}
.small,.counts,.goal,.when,.line,.clauses{font-size:.875rem}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
code,.id,.line{font-family:ui-monospace,"SF Mono","Cascadia Mono","Noto Sans Mono","Liberation Mono",monospace}
code{font-size:.875rem;overflow-wrap:anywhere}
.line{white-space:nowrap}
.ear{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.g{display:inline-block;min-inline-size:1.1em;text-align:center;margin-inline-end:.2em;font-style:normal;font-weight:400}
.skip{position:absolute;inset-block-start:-4rem;inset-inline-start:1rem;background:var(--bg);padding:.5rem 1rem;border:2px solid var(--link);border-radius:.4rem;z-index:3}
.skip:focus{position:fixed;inset-block-start:.5rem}
.tools{display:flex;flex-direction:column;gap:.5rem;align-items:end}
.switch{display:inline-flex;margin:0;padding:0;border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
.switch label{cursor:pointer}
.switch input{position:absolute;opacity:0}
.switch label>span{display:block;padding:.3rem .75rem;font-size:.875rem}
.switch :checked+span{background:var(--ink);color:var(--bg)}
.switch :focus-visible+span{outline:3px solid var(--link);outline-offset:-3px}
.find{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;padding:.75rem 1rem;background:var(--soft);border:1px solid var(--line);border-radius:.6rem}
.find[hidden]{display:none}
.find input[type=search]{flex:1 1 14rem;min-inline-size:0;font:inherit;padding:.4rem .6rem;border:1px solid var(--faint);border-radius:.4rem;background:var(--bg);color:inherit}
.find button{font:inherit;font-size:.9rem;padding:.35rem .75rem;border:1px solid var(--faint);border-radius:.4rem;background:var(--bg);color:inherit;cursor:pointer}
.find label{font-size:.9rem}
.only{display:inline-flex;gap:.35rem;align-items:center}
.only input{inline-size:1.1rem;block-size:1.1rem}
output{font-size:.875rem;color:var(--faint);min-inline-size:6rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;margin:1rem 0}
.tile{border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem;background:var(--soft)}
.tile dt{font-size:.875rem;color:var(--faint)}
.tile dd{margin:0}
.tile b{font-size:1.6rem;font-variant-numeric:tabular-nums;line-height:1.2}
.tile.low{border-color:var(--bad)}
.tile.low b,.tile.low .goal{color:var(--bad)}
.bar{display:block;position:relative;block-size:.45rem;margin-block-start:.45rem;background:var(--line);border-radius:1rem}
.bar i{position:absolute;inset-block:0;inset-inline-start:0;background:var(--good);border-radius:1rem}
.low .bar i{background:var(--bad)}
.bar i.wanted{inline-size:2px;inset-block:-3px;background:var(--ink)!important;transform:translateX(-2px)}
.strip{display:flex;align-items:end;gap:1px;block-size:2rem;margin-block:1rem .4rem}
.strip a{flex:1 1 0;min-inline-size:0;block-size:100%;background:var(--good)}
.strip .partly{background:var(--mid);block-size:70%}
.strip .uncovered,.strip .empty{background:var(--bad);block-size:40%}
.strip .not_encoded{background:var(--line);block-size:18%}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.4rem 0;padding:0;font-size:.9rem}
.g.covered,.g.shown{color:var(--good)}
.g.partly{color:var(--mid)}
.g.uncovered,.g.empty,.g.open{color:var(--bad)}
.g.accepted{color:var(--faint)}
.branch{list-style:none;margin:0;padding:0}
.branch .branch{margin-inline-start:.7rem;padding-inline-start:.7rem;border-inline-start:1px solid var(--line)}
.node[hidden]{display:none}
.tree details{border-inline-start:4px solid transparent;border-radius:.3rem}
.tree details.covered{border-color:var(--good)}
.tree details.partly{border-color:var(--mid)}
.tree details.uncovered,.tree details.empty{border-color:var(--bad)}
.tree .node>details>summary{display:grid;grid-template-columns:auto auto minmax(0,1fr) auto auto;gap:0 .5rem;align-items:baseline;padding:.25rem .5rem;cursor:pointer;list-style:none}
.tree .node>details>summary::-webkit-details-marker{display:none}
.tree .node>details>summary:hover{background:var(--soft)}
.node>details[open]>summary{background:var(--soft)}
.id{font-size:.9rem;font-weight:600;white-space:nowrap}
.limb{font-size:.8rem;color:var(--faint)}
.title{grid-column:3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.node>details[open]>summary>.title{white-space:normal}
.limb{grid-column:auto}
.not_encoded>summary .title,.not_encoded>summary .id{color:var(--faint);font-weight:400}
.badge{grid-column:4;background:var(--mid-bg);color:var(--mid);border:1px solid currentColor;border-radius:1rem;padding:0 .55rem;font-size:.8rem;white-space:nowrap}
.counts{grid-column:5;font-variant-numeric:tabular-nums;white-space:nowrap;text-align:end}
.tree .body,.loose .body{padding:.4rem .75rem 1rem 1.6rem}
.loose{margin-block-start:.75rem}
summary{cursor:pointer}
.rule{font-size:.9rem;color:var(--faint)}
.condition{margin-block:.75rem;padding:.6rem .8rem;border:1px solid var(--line);border-radius:.5rem;background:var(--bg)}
.formula{margin:0 0 .35rem;line-height:1.7}
.atom{text-decoration:underline solid 1.5px var(--good);text-underline-offset:.25em}
.atom.accepted{text-decoration:underline dotted 2px var(--faint)}
.atom.open{text-decoration:underline wavy 1.5px var(--bad);background:var(--bad-bg)}
.outcomes,.asked,.gaps{list-style:none;margin:.25rem 0;padding:0}
.outcomes{display:grid;gap:.1rem}
.outcomes li,.asked li,.gaps>li{padding-inline-start:1.5rem;text-indent:-1.5rem;font-size:.925rem}
.outcomes li>*,.asked li>*,.gaps>li>*{text-indent:0}
.asked li,.gaps>li{margin-block:.3rem}
.half>i{font-style:normal;color:var(--faint)}
.gap,.reason{margin:.1rem 0 .3rem;padding:.3rem .6rem;border-inline-start:3px solid var(--line);font-size:.9rem;text-indent:0}
.gap{border-color:var(--bad);background:var(--bad-bg)}
.gaps .gap,.gaps .reason{margin-block:.1rem .6rem;background:none}
[hidden]{display:none!important}
.searching #summary{display:none}
#gaps summary,#reasons summary{font-size:1.2rem;font-weight:700;margin-block:1rem .5rem}
#gaps summary h2,#reasons summary h2{display:inline;font-size:inherit;margin:0}
.pairs>summary,.cases>summary{font-size:.9rem;color:var(--faint)}
.cases ul{list-style:none;margin:0;padding:0}
.cases li{font-size:.925rem}
.cases .weak{color:var(--faint)}
.g.names_and_notices,.g.notices{color:var(--strong)}
.g.names{color:var(--mid)}
.scroll{position:relative;overflow:auto;max-block-size:80vh;border:1px solid var(--line);border-radius:.5rem}
.matrix{border-collapse:separate;border-spacing:0;font-size:.8rem;font-variant-numeric:tabular-nums}
.matrix caption{text-align:start;padding:.5rem .75rem;caption-side:top}
.matrix th,.matrix td{border-block-start:1px solid var(--line);border-inline-start:1px solid var(--line);padding:0}
.matrix thead th{position:sticky;inset-block-start:0;background:var(--soft);z-index:1;vertical-align:bottom;font-weight:500}
.matrix thead th span{writing-mode:vertical-rl;transform:rotate(180deg);padding:.35rem .1rem;white-space:nowrap}
.matrix thead th:first-child{z-index:2;inset-inline-start:0;padding:.4rem .6rem}
.matrix thead th:first-child span{writing-mode:horizontal-tb;transform:none}
.matrix tbody th{position:sticky;inset-inline-start:0;background:var(--soft);text-align:start;font-weight:500;white-space:nowrap}
.matrix tbody th a{padding:.2rem .6rem;display:block}
.matrix tbody tr:hover>*{background:var(--soft)}
.matrix td{min-inline-size:1.6rem;text-align:center}
.matrix td a{display:block;padding:.2rem .15rem;text-decoration:none;color:inherit;white-space:nowrap}
.matrix td .g{min-inline-size:.8em;margin-inline-end:.1em}
.matrix .names_and_notices{background:var(--strong-bg);color:var(--strong);font-weight:700}
.matrix .notices{background:var(--strong-bg);color:var(--strong)}
.matrix .names{background:var(--mid-bg);color:var(--mid)}
.matrix .examines{color:var(--none)}
#cases summary{font-family:ui-monospace,"Noto Sans Mono","Liberation Mono",monospace;font-size:.875rem;margin-block-start:.6rem}
#cases ol{margin:.25rem 0;padding-inline-start:3rem}
#cases li{font-size:.925rem}
:target{background:var(--mid-bg);box-shadow:0 0 0 4px var(--mid-bg)}
footer{border-block-start:1px solid var(--line);margin-block-start:2.5rem;padding-block:1rem 2rem;color:var(--faint);font-size:.9rem}
@media screen and (max-width:46rem){
header{grid-template-columns:1fr;padding-block-start:1rem}
.tools{flex-direction:row;flex-wrap:wrap;align-items:start}
h1{font-size:1.25rem}
.switch label>span{padding:.45rem .7rem}
.tree .node>details>summary{grid-template-columns:auto auto minmax(0,1fr) auto;padding:.45rem .4rem}
.branch .branch{margin-inline-start:.25rem;padding-inline-start:.35rem}
.title{grid-column:1/-1;white-space:normal;padding-inline-start:1.5rem;font-size:.95rem}
.badge{grid-column:4;grid-row:1}
.counts{grid-column:1/-1;text-align:start;padding-inline-start:1.5rem}
.tree .body,.loose .body{padding-inline:.5rem .25rem}
.strip{gap:0}
.line{white-space:normal;overflow-wrap:anywhere}
#cases ol{padding-inline-start:2.4rem}
.id{white-space:normal;overflow-wrap:anywhere;min-inline-size:0}
.tree .node>details>summary{grid-template-columns:auto minmax(0,auto) minmax(0,1fr) auto}
}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-center{content:counter(page);font:10pt sans-serif}}
@page wide{size:A4 landscape;margin:12mm}
@media print{
:root{color-scheme:light!important}
body{font-size:10pt;line-height:1.4}
header,main,footer{max-inline-size:none;padding-inline:0}
.tools,.find,.skip{display:none!important}
h2{break-after:avoid}
.tiles{grid-template-columns:repeat(4,1fr)}
.tile b{font-size:14pt}
.tree summary,.condition,.gaps>li,#cases li{break-inside:avoid}
.tree .title{white-space:normal}
.tree .node>details>summary{padding-block:.3mm;font-size:9pt}
.tree .counts{font-size:7.5pt}
.tree .id{font-size:8.5pt}
#matrix{page:wide}
.scroll{overflow:visible;max-block-size:none;border:0}
.matrix{font-size:5.5pt}
.matrix td .g{min-inline-size:0;margin:0}
.matrix tbody th a{padding:.5mm 1mm}
.matrix thead th span{padding:.5mm 0}
.matrix caption{font-size:8pt}
.matrix th,.matrix td{position:static!important}
.matrix td{min-inline-size:0}
.matrix td a{padding:.5mm .3mm}
.matrix tr{break-inside:avoid}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact}
}
`;
