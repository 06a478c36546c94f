/**
 * The fixed part of a generated module: the bound, histories, sets as bits, and reading of scalars. `U` is the last
 * moment until which everything read so far stays as it is; `I` stands for ever. `E` counts the lives: what was kept of
 * the one before is kept no more.
 */
export const PRELUDE = `const I=1e9,BAIL={};let U=I,SH=0,SK=0,E=1;
function RESET(){E++;U=I}
function B(){throw BAIL}
function S(x){if(x>9007199254740991||x<-9007199254740991)throw BAIL;return x+0}
function C(x,s,k){if(s===0)return;const u=s===3?x-k:s===1?MO(x)-k:s===2?MO(x+1)-1-k:-1;if(u<U)U=u}
function IN(m,a,b){if(m<a){if(a-1<U)U=a-1;return false}if(m<=b){if(b<U)U=b;return true}return false}
function G(a,m){for(let i=a.length-3;i>=0;i-=3)if(m<=a[i+1]&&m>=a[i])return i;return -1}
function H(h,d,s,k){let v=h.b;const n=h.n;let i=0;for(;i<n&&h.d[i]<=d;i++)v=h.v[i];if(i<n)C(h.d[i]-1,s,k);if(v===void 0)throw BAIL;return v}
function MD(d){const m=MO(d),u=FD(m+1)-1;if(u<U)U=u;return m}
function YD(d){const y=YO(MO(d)),u=FD(y*12+12)-1;if(u<U)U=u;return y}
function YM(m){const y=YO(m),u=y*12+11;if(u<U)U=u;return y}
function AN(b,n,p){return b===b?monthsAfter(b,n,p):NaN}
function L(k,z){let l=k.c.get(z);if(l===void 0){l=Object.freeze(k.m.filter((_,i)=>z>>i&1));k.c.set(z,l)}return l}
function CT(l,x){if(l===null||x===null||x!==x)return false;for(const y of l)if(EQ(y,x))return true;return false}
function SAME(a,b){return a===b||a!==a&&b!==b||EQ(a,b)}
function EQ(a,b){if(a===b)return a!==null;if(typeof a!=="object"||typeof b!=="object"||a===null||b===null)return false;if(Array.isArray(a))return a.length===b.length&&a.every((x,i)=>SAME(x,b[i]));for(const k in a)if(!SAME(a[k],b[k]))return false;return true}
function NE(a,b){return a!==null&&b!==null&&!EQ(a,b)}
function RG(a,b){const r=[];if(a!==a||b!==b||b-a>=4e4)throw BAIL;for(let i=a;i<=b;i++)r.push(i);return r}
function TX(...a){return a.includes(null)?null:a.join("")}
function O(o){if(typeof o!=="object"||o===null)throw BAIL;const p=Object.getPrototypeOf(o);if(p!==Object.prototype&&p!==null)throw BAIL}
function NI(j){if(typeof j!=="number"||!Number.isSafeInteger(j)||j===0&&1/j<0)throw BAIL;return j}
function TY(j){if(typeof j!=="string"||j.length>10000)throw BAIL;return j.normalize("NFC")}
function EY(l,j){for(let i=0;i<l.length;i++)if(l[i]===j)return l[i];throw BAIL}
function N2(j,i){const a=j.charCodeAt(i)-48,b=j.charCodeAt(i+1)-48;if(!(a>=0&&a<=9&&b>=0&&b<=9))throw BAIL;return a*10+b}
function MY(j){if(typeof j!=="string"||j.length!==7||j[4]!=="-")throw BAIL;const y=N2(j,0)*100+N2(j,2),m=N2(j,5);if(y<1||m<1||m>12)throw BAIL;return y*12+m-1}
function DY(j){if(typeof j!=="string"||j.length!==10||j[4]!=="-"||j[7]!=="-")throw BAIL;const y=N2(j,0)*100+N2(j,2),m=N2(j,5),d=N2(j,8);if(y<1||m<1||m>12||d<1)throw BAIL;const f=FD(y*12+m-1);if(d>28&&f+d>FD(y*12+m))throw BAIL;return f+d-1}
function LY(j,f){if(!Array.isArray(j)||j.length>100000)throw BAIL;const r=[];for(let i=0;i<j.length;i++){if(!(i in j))throw BAIL;r.push(f(j[i]))}return r}
function HI(j,b,f){if(!Array.isArray(j))return{n:0,d:[],v:[],b:f(j)};const n=j.length;if(n===0||n>100000)throw BAIL;const d=[],v=[];let q=-1e9;for(let i=0;i<n;i++){const e=j[i];O(e);let c=0;for(const k in e){if(k!=="from"&&k!=="value")throw BAIL;c++}if(c!==2)throw BAIL;const a=DY(e.from),w=f(e.value);if(a<=q||w===void 0)throw BAIL;q=a;d.push(a);v.push(w)}return{n,d,v,b}}
function RJ(c,i,b,f){const j=c.a[i];return j===void 0?b:f(j)}
function RT(x,b,f){const v=f(x);return v===void 0?b:v}
function RH(c,i,b,f,h){if(c.k===0){const v=f(c.a[i]);if(v===void 0)return b;h.n=0;h.b=v;return h}const o=c.o[i],n=c.o[i+1]-o;if(n===0)return b;let q=-1e9;for(let k=0;k<n;k++){const a=c.d[o+k],w=f(c.a[o+k]);if(a<=q||w===void 0)throw BAIL;q=a;h.d[k]=a;h.v[k]=w}h.n=n;h.b=b.b;return h}
function FD(m){if(!(m>=12&&m<12e4)&&m===m)throw BAIL;const y=Math.floor(m/12),n=m-y*12,z=n<2?y-1:y,a=Math.floor(z/400),e=z-a*400,q=Math.floor((153*(n>1?n-2:n+10)+2)/5);return a*146097+e*365+Math.floor(e/4)-Math.floor(e/100)+q-719468}
function MO(d){const z=d+719468,a=Math.floor(z/146097),e=z-a*146097,y=Math.floor((e-Math.floor(e/1460)+Math.floor(e/36524)-Math.floor(e/146096))/365),n=Math.floor((5*(e-(365*y+Math.floor(y/4)-Math.floor(y/100)))+2)/153);return(y+a*400)*12+(n<10?n+2:n-10+12)}
function R(m){if(!(m>=12&&m<12e4)&&m===m)throw BAIL;return m}
const LD=(m)=>FD(m+1)-1,FY=(y)=>FD(y*12),LYR=(y)=>FD(y*12+12)-1,FM=(y)=>R(y*12),LM=(y)=>R(y*12+11),YO=(m)=>Math.floor(m/12),YR=(d)=>YO(MO(d));`;
