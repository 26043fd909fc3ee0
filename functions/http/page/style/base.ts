/** What every page is made of: the sheet of paper, its text, links, headings, the roof on top and printing. */
export const base = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;line-break:strict;overflow-wrap:anywhere;text-autospace:normal}
html:lang(zh) body{line-height:1.7}
body>header,main,footer{padding:.25rem max(1rem,50% - var(--w)/2)}
main{padding-bottom:3rem}
footer a{color:var(--quiet);display:inline-block;padding:.6rem 0}
body>header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;position:relative;margin-bottom:1.5rem;background:var(--roof);color:var(--on-roof);--focus:#ffc46b}
body>header:after{content:"";position:absolute;inset:100% 0 auto;height:.5rem;background:radial-gradient(circle at 50% 0,var(--roof) .43rem,#0000 .48rem) 50%/1rem .5rem}
header a,header button.link{color:inherit;display:inline-flex;align-items:center;min-height:2.75rem}
header nav{margin-left:auto}
.home{gap:.5rem;font:700 1.25rem var(--title);text-decoration:none}
a{color:var(--go);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
h1,h2,h3{font-family:var(--title);line-height:1.35;text-wrap:balance;word-break:keep-all;margin:2rem 0 .5rem}
h1{font-size:1.7rem;margin-top:1rem}
h2{font-size:1.3rem}
h3{font-size:1.0625rem;margin-top:0}
p{margin:.5rem 0;text-wrap:pretty}
.hint,.quiet{color:var(--quiet)}
.hint{font-size:.95rem;margin:0 0 .375rem}
.skip{position:absolute;left:-99rem}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{left:1rem;z-index:1;background:var(--paper);padding:.75rem}
@media(forced-colors:active){body>header{border-bottom:2px solid}}
@media print{body>header,footer,form,.skip{display:none}body{background:#fff;font-size:11pt}a{color:inherit}}`
