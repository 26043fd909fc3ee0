/**
 * Every colour and typeface of Mulin's pages, by what it is for. Rice paper, ink, pine for what goes on, persimmon for what needs care, gold for
 * what waits. Text on any ground it stands on has at least 4.5:1, the edge of a control 3:1: the page of the design measures them, and axe checks every page.
 */
export const day = `--ink:#26211b;--quiet:#5b5247;--paper:#fbf6ec;--card:#fffdf8;--line:#dccfb9;--edge:#82776a;--roof:#1a5a4b;--on-roof:#fffaf0;--go:#1a5a4b;--on-go:#fff;--go-soft:#e0ede6;--warn:#9c3316;--focus:#b5480f`
export const night = `--ink:#f3ecdf;--quiet:#c2b7a6;--paper:#1a1713;--card:#23201a;--line:#4a4337;--edge:#a09482;--roof:#12352c;--on-roof:#f6efe2;--go:#84d2bb;--on-go:#07241c;--go-soft:#1b3a31;--warn:#ffb195;--focus:#ffc46b`
/** For whoever asked their device for more contrast: quiet text and hairlines are as strong as the rest. */
const stronger = `--quiet:var(--ink);--line:var(--edge);--edge:var(--ink)`

/** Headings in the serif of books, text in the face the device speaks to its owner with; nothing is loaded. */
const latin = `--title:"Iowan Old Style",Charter,Palatino,"Palatino Linotype",Georgia,"Songti SC","Noto Serif CJK SC",serif`
const chinese = `--title:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",system-ui,sans-serif`

/** What only tags, marks and tables need: the page of a link, which is weighed, has none of them. */
export const moreDay = `--soft:#f2e9d9;--warn-soft:#fbe5da;--wait:#6f4c00;--wait-soft:#f9ebc6`
export const moreNight = `--soft:#2e2921;--warn-soft:#45241a;--wait:#f0cb6d;--wait-soft:#3a2f14`

/** At night only on a screen: paper is always day. */
export const tokens = `:root{color-scheme:light dark;--w:40rem;${latin};${day}}
:lang(zh){${chinese}}
@media screen and (prefers-color-scheme:dark){:root{${night}}}
@media(prefers-contrast:more){:root{${stronger}}}`

export const moreTokens = `:root{${moreDay}}
@media screen and (prefers-color-scheme:dark){:root{${moreNight}}}`
