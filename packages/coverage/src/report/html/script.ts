/** The page's own script: it searches and opens; without it everything can still be read. */
export const SCRIPT = `
(()=>{
const find=document.querySelector(".find"),q=document.getElementById("q"),only=document.getElementById("only"),found=document.getElementById("found");
find.hidden=false;
const root=document.documentElement;
const fold=t=>t.normalize("NFD").replace(/\\p{M}/gu,"").replace(/[đĐ]/g,"d").toLowerCase().replace(/[\\s_-]+/g," ");
const nodes=[...document.querySelectorAll(".node")].map(li=>({li,own:li.querySelector(":scope>details"),text:undefined}));
const rows=[...document.querySelectorAll("#gaps li,#reasons li,#cases li,.matrix tbody tr")].map(li=>({li,text:undefined}));
const lang=()=>document.getElementById("lang-en").checked?"en":"vi";
const show=()=>{
root.lang=lang();
const words=fold(q.value.trim()).split(" ").filter(Boolean),gaps=only.checked;
let count=0;
const keep=new Set();
for(const n of nodes){
n.text??=fold(n.own.textContent);
if(words.every(w=>n.text.includes(w))&&(!gaps||n.li.dataset.gaps!=="0")){count++;for(let at=n.li;at;at=at.parentElement.closest(".node"))keep.add(at)}
}
for(const n of nodes)n.li.hidden=!keep.has(n.li);
for(const r of rows){r.text??=fold(r.li.textContent);r.li.hidden=!words.every(w=>r.text.includes(w))}
root.classList.toggle("searching",words.length>0||gaps);
found.textContent=words.length===0&&!gaps?"":lang()==="vi"?count+" điều khoản":count+" clauses";
};
q.addEventListener("input",show);only.addEventListener("change",show);
for(const r of document.querySelectorAll("[name=lang]"))r.addEventListener("change",show);
find.addEventListener("submit",e=>e.preventDefault());
const all=open=>{for(const n of nodes)if(!n.li.hidden)n.own.open=open};
document.getElementById("open").addEventListener("click",()=>all(true));
document.getElementById("close").addEventListener("click",()=>all(false));
const reveal=()=>{const to=document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!to)return;for(let at=to;at;at=at.parentElement){if(at.localName==="details")at.open=true;if(at.hidden)at.hidden=false}to.scrollIntoView()};
addEventListener("hashchange",reveal);if(location.hash)reveal();
show();
})();
`;
