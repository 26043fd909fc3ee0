/** What the other pages are put together from beyond that, each by what it is for. Shown live on the page of the design. */
export const moreComponents = {
  /** Fields of one thing, in a card of their own; an example in an empty field. */
  thing: `fieldset.card>legend{float:left;width:100%;margin:0 0 .25rem}
fieldset.card>legend+*{clear:both}
fieldset.card>details{margin-top:.5rem}
::placeholder{color:var(--quiet);opacity:1}`,

  /** Lists without dots, with a line between, or a few links beside each other; and sections that follow each other. */
  list: `ul.plain,ol.plain{list-style:none;padding:0}
ul.lines>li{border-top:1px solid var(--line);padding:.5rem 0}
section+section>h3{margin-top:1.75rem}
ul.links{display:flex;flex-wrap:wrap;gap:.375rem 1.5rem}
ul.links a{display:inline-block;padding:.3rem 0}
@media(max-width:40em){ul.links{flex-direction:column;gap:0}ul.links a{padding:.55rem 0}}`,

  /** A button that reads as a link. */
  link: `button.link{display:inline;width:auto;min-width:0;min-height:2.75rem;border:0;padding:0;margin:0;background:none;color:var(--go);font-weight:400;text-decoration:underline;text-underline-offset:.2em}`,

  tag: `.tag,.tags>span{display:inline-block;font-size:.9rem;line-height:1.5;border:1px solid var(--line);border-radius:.375rem;padding:0 .5rem;background:var(--soft);color:var(--ink)}
:is(.tag,.tags>span).go{background:var(--go-soft);color:var(--go);border-color:currentColor}
:is(.tag,.tags>span).wait{background:var(--wait-soft);color:var(--wait);border-color:currentColor}
:is(.tag,.tags>span).warn{background:var(--warn-soft);color:var(--warn);border-color:currentColor;font-weight:600}
.tags{display:flex;flex-wrap:wrap;gap:.375rem}`,

  /** Things side by side where there is room, below each other where there is not. */
  row: `.row{display:flex;gap:0 .75rem;flex-wrap:wrap}
.row>*{flex:1 1 10rem;min-width:0}
.row>.button{margin:.375rem 0}
.row.narrow>*{flex-basis:6rem}
.cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.cards>.card{margin:0}
.cards h2{font-size:1.0625rem}`,

  /** How far a line has come: a dot for every thing, full, ringed or empty; a bar where there are many. */
  progress: `ul:has(>li>:is(i,progress)){list-style:none;padding:0}
li>i{display:block;font-style:normal;color:var(--go);letter-spacing:.2em;line-height:1.3;margin-bottom:.5rem}
progress{width:100%;height:.875rem;accent-color:var(--go)}`,

  /** Searching a list, ticking what is in it, and the line that says what is new, which takes no room while there is nothing. */
  board: `.find{display:grid;grid-template-columns:1fr auto;gap:0 .75rem;align-items:center}
.find>label,.find>details{grid-column:1/-1}
.find>button{width:auto;min-width:0;margin:0}
.pick{display:flex;gap:.75rem;align-items:flex-start}
.pick>label{margin:-.625rem!important;padding:0 .625rem}
[role=status]:empty{padding:0;border:0;margin:0}`,

  /** A picture drawn on the server: letters as large as a phone needs, never wider than they are easy to read. */
  picture: `.picture svg{display:block;width:100%;max-width:36rem;height:auto;margin:.5rem 0;forced-color-adjust:preserve-parent-color}
.pictures{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fill,minmax(min(24rem,100%),1fr))}
.pictures>*{min-width:0}`,

  /** A table that becomes a list on a phone; see table.ts. */
  table: `table{border-collapse:collapse;width:100%;margin:.5rem 0}
th{overflow-wrap:normal}
th,td{text-align:left;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.scroll{overflow-x:auto}
input.number{width:6rem}
@media(max-width:40em){.stack,.stack tbody,.stack tr,.stack td,.stack tbody th{display:block;padding:0;border:0}.stack thead{position:absolute;left:-99rem}.stack tr{border-bottom:1px solid var(--line);padding:.625rem 0}.stack td[data-label]{display:flex;justify-content:space-between;gap:1rem;padding:.125rem 0}.stack th[data-label]:before{content:attr(data-label) " "}.stack td:before{content:attr(data-label);color:var(--quiet);text-align:left;flex:none;max-width:50%}}`,

  /** Facts in columns of names over values; see facts.ts. */
  grid: `.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(8rem,100%),1fr));gap:.5rem 1.5rem;margin:1rem 0}
.facts dt{color:var(--quiet);font-weight:400;font-size:.95rem}
.facts dd{margin:0}`,

  timeline: `.timeline{list-style:none;padding:0 0 0 1.25rem;border-left:2px solid var(--line);margin:.5rem 0 .5rem .375rem}
.timeline li{position:relative;padding-bottom:.75rem}
.timeline li:before{content:"";position:absolute;left:-1.625rem;top:.55em;width:.625rem;height:.625rem;border-radius:50%;background:var(--go);forced-color-adjust:none}
.timeline time,.timeline .quiet{display:block;font-size:.95rem}`,

  /** A few lines that stand apart: how a volunteer will read it, an address to pass on. */
  inset: `.inset{border-left:.375rem solid var(--line);padding:.25rem 0 .25rem 1rem;margin:1rem 0}
.code{overflow-wrap:anywhere;font-family:ui-monospace,monospace}
mark{background:var(--wait-soft);color:var(--wait);border-bottom:2px solid;font-weight:600}
figure{margin:.75rem 0}
figure.qr{max-width:14rem}`,

  /** A page meant for paper: what is only for the screen, a box to tick by hand, room to sign. */
  paper: `@page{size:A4;margin:12mm}
.beside{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
.beside>:first-child{flex:1 1 14rem}
.beside .qr{flex:none;width:7rem;margin:0}
.box{display:inline-block;width:1.2em;height:1.2em;border:2px solid;vertical-align:middle}
.sign{display:inline-block;height:1.6em}
.paper{--line:var(--edge)}
.paper th{word-break:keep-all}
.paper tr{break-inside:avoid}
@media print{.sign{min-width:7rem}.screen{display:none}main{padding:0}.wide{--w:100%}.paper{font-size:10pt;line-height:1.4}.paper h1{margin:0}.paper h2{margin:.75rem 0 0}.paper th,.paper td{padding:.3rem .75rem .3rem 0}.paper .facts{margin:.5rem 0}}`,

  /** One sheet of A4 to hang up: as large as it fits. With no margin a browser has no room to print the page's address. */
  placard: `@page placard{size:A4;margin:0}
.placard{border:1px solid var(--edge);padding:1rem;text-align:center}
.placard h1{font-size:2em;margin:.25rem 0}
.placard ul{list-style:none;padding:0;margin:0}
.placard li{display:inline-block;margin:0 .75em}
.placard p{margin:.3em auto}
.placard .by{font-size:.8em}
.placard .qr{margin:0 auto;max-width:14em}
@media print{.placard{page:placard;border:0;padding:14mm;font-size:18pt;line-height:1.4;min-height:296mm;display:flex;flex-direction:column;justify-content:space-between}.placard.small{font-size:14pt}.placard.smaller{font-size:11.5pt}.smaller h1{font-size:1.5em}}`,

  menu: `header nav.menu{order:1;flex:1 0 100%;margin:0 -.625rem;display:flex;flex-wrap:wrap}
.menu a,.menu .link{padding:0 .625rem;text-decoration:none}
.menu a:hover,.menu .link:hover{text-decoration:underline}
.menu [aria-current]{font-weight:700;box-shadow:inset 0 -.25rem #f0a860}
.menu form{margin:0 0 0 auto}
@media(min-width:40em){header nav.menu{order:0;flex:1 0 auto;margin:0}.menu form{margin:0}}
@media screen and (min-width:40em){body:has(.menu)>:is(header,main,footer){padding-inline:max(1rem,50% - 33rem)}body:has(.menu):not(.wide)>main{padding-right:max(1rem,100% - 40rem - max(1rem,50% - 33rem))}}`,

  need: `.choices.short{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(9rem,100%),1fr));gap:0 1rem}
@media(min-width:40em){.choices.short{grid-template-columns:repeat(auto-fill,minmax(11rem,1fr))}}
.choices.short>:not(.choice){grid-column:1/-1}
form:not(:has([value=child]:checked,[value=teenager]:checked)) .minors{display:none}`,

  /** Ready beginnings, two beside each other on a phone. */
  quick: `.quick{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(8rem,100%),1fr));gap:.5rem}
.quick>legend,.quick>p{grid-column:1/-1;margin:0}
.quick>button{width:100%;min-width:0;margin:0;padding:.5rem}`,

  /** A page within a page, to look at and not to use. */
  preview: `fieldset.preview{margin:0}
.preview :disabled{cursor:default}`,

  /** A number between its two buttons. */
  steps: `.steps>div{display:grid;grid-template-columns:44px minmax(2rem,1fr) 44px;align-items:end;gap:0 .375rem}
.steps label,.steps .error{grid-column:1/-1}
.steps input{text-align:center;padding:.5rem .25rem}
.steps button{width:auto;min-width:0;min-height:2.75rem;margin:0;padding:0;font-size:1.25rem}
.row.narrow>.steps{flex-basis:9rem}`,

  /** Sizes to choose by a picture: the whole field can be pressed. */
  sizes: `.sizes{display:grid;grid-template-columns:repeat(auto-fill,minmax(4rem,1fr));gap:.375rem;margin:.5rem 0}
.sizes .size{position:relative;display:grid}
.sizes input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.sizes label{margin:0!important;padding:.25rem 0;min-height:3.5rem;display:flex;flex-direction:column;align-items:center;justify-content:flex-end;font-weight:400;line-height:1.3;text-align:center;border:2px solid var(--line);border-radius:.5rem}
.sizes svg{max-width:100%;color:var(--quiet)}
.sizes span{font-size:.875rem}
.sizes :checked+label{border-color:var(--go);background:var(--go-soft)}
.sizes :focus-visible+label{outline:3px solid var(--focus);outline-offset:2px}
@media(forced-colors:active){.sizes :checked+label{border:4px double}}`,

  wide: `.wide{--w:66rem}
.wide p,.wide li{max-width:44rem}
@media(prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}`,
} as const
