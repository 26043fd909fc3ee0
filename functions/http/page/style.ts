/** The one style sheet: sent inside every page, so that a page is one request. Kept small: it counts in every invitation. */
export const style = `:root{color-scheme:light dark;--ink:#1c1917;--paper:#fffdf9;--soft:#f3efe7;--line:#78716c;--go:#0f5f4f;--on-go:#fff;--warn:#9a3412;--focus:#b45309}
@media(prefers-color-scheme:dark){:root{--ink:#f5f1ea;--paper:#1a1815;--soft:#2a2723;--line:#a8a29e;--go:#7ad1bb;--on-go:#0b2720;--warn:#fdba74;--focus:#fcd34d}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
header,main,footer{max-width:42rem;margin:0 auto;padding:.75rem 1rem}main.wide,body:has(.wide)>header{max-width:64rem}
header{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap}header>a:first-of-type{font-weight:700}header nav{display:flex;gap:.25rem 1rem;flex-wrap:wrap;margin-left:auto}header nav.menu{order:1;flex:1 0 100%;margin:0}nav form{margin:0}[aria-current]{font-weight:700}
a{color:var(--go)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}h2{font-size:1.2rem;margin:1.5rem 0 .5rem}p{margin:.5rem 0}
.hint,.quiet{color:var(--line)}.hint{font-size:.95rem;margin:0 0 .25rem}@media(prefers-color-scheme:light){.hint,.quiet{color:#57534e}}
label,legend{font-weight:600;display:block;margin-top:1rem;padding:0}fieldset{border:0;padding:0;margin:1rem 0}fieldset label{margin:0}
input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.375rem;padding:.5rem;width:100%;min-height:2.75rem}
input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;min-height:0;margin:.5rem .5rem .5rem 0;vertical-align:middle}.choice label{display:inline;font-weight:400}div.choice,p.choice{display:flex;flex-wrap:wrap;margin:0}div.choice label,p.choice label{flex:1;padding:.4rem 0}.choice .hint{flex:0 0 100%}
input.number{width:6rem}
button,.button{display:block;width:100%;font:inherit;font-weight:600;text-align:center;text-decoration:none;border:2px solid var(--go);border-radius:.5rem;padding:.65rem 1rem;margin:.75rem 0;background:var(--go);color:var(--on-go);min-height:3rem;cursor:pointer}
button.plain,.button.plain{background:transparent;color:var(--go)}button.link{display:inline;width:auto;min-height:0;border:0;padding:0;margin:0;background:none;color:var(--go);font-weight:400;text-decoration:underline}button.warn{border-color:var(--warn);background:transparent;color:var(--warn)}
.card{background:var(--soft);border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}.error{color:var(--warn);font-weight:600;margin:.25rem 0}.problems{border:3px solid var(--warn);border-radius:.5rem;padding:.5rem 1rem;margin:1rem 0}
[aria-invalid=true]{border:2px solid var(--warn)}progress{width:100%;height:.75rem;accent-color:var(--go)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}ul.plain{list-style:none;padding:0}dt{font-weight:600}dd{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .5rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}.scroll{overflow-x:auto}
.tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.9rem}.row{display:flex;gap:.75rem;flex-wrap:wrap}.row>*{flex:1 1 10rem}
figure.qr{margin:.75rem 0;max-width:14rem}.code{overflow-wrap:anywhere;font-family:ui-monospace,monospace}
h3{font-size:1.0625rem;margin:.25rem 0}.cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr))}.cards>.card{margin:0}
.row.narrow>*{flex-basis:6rem}mark{background:#fde68a;color:#1c1917}summary{font-weight:600;padding:.75rem 0;cursor:pointer}
#topics,#ageBand,#urgency{display:flex;flex-wrap:wrap;gap:0 1rem}#topics .choice{flex:1 1 8rem}fieldset>.error,fieldset>.hint{flex:0 0 100%}.row label{margin-top:.75rem}fieldset.card label{margin-top:.6rem}
form:not(:has([value=child]:checked,[value=teenager]:checked)) .minors{display:none}
@media print{header,footer,form{display:none}}`
