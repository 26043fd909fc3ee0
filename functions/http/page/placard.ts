import { type Language, languages } from '../../../shared/messages/catalogue.ts'
import { placardWords } from '../../../shared/messages/paper.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import type { MemberVisit } from '../visit.ts'
import { askingStoppedNotice } from './asking-stopped.ts'
import { checkbox } from './choices.ts'
import { answerMemberPage } from './member-page.ts'
import { type Html, html } from './page.ts'
import { qrCode } from './qr.ts'

type Words = (typeof placardWords)[Language]

/** What hangs on the wall: approved public words, and nowhere a place or a person. */
export interface Placard {
  /** Above the title, where it needs saying. */
  readonly asks?: (words: Words) => string
  readonly heading: string
  readonly text: string
  /** What is wanted, under its own sentence; none while everything is promised. */
  readonly wanted?: (words: Words, day: string) => string
  readonly lines: readonly ((words: Words) => string)[]
  /** Epoch ms. */
  readonly until: number
  /** Path of the link for groups. */
  readonly link: string
  /** Said on the screen only. */
  readonly remark?: string
  /** Where the member came from. */
  readonly back: string
}

/** Beyond so many characters, those of English half, the letters are smaller, so that it stays one sheet; the other language's sentences count as so many. */
const roomy = 130
const crowded = 330
const secondLanguage = 110

/** One sheet of A4 to hang up: large words, a large QR code, its link in letters; with ?both=yes in both languages. */
export async function answerPlacard(visit: MemberVisit, it: Placard): Promise<Response> {
  const { c, by, language, fx, settings } = visit
  const words = placardWords[language]
  const both = c.req.query('both') === 'yes'
  const others = both ? languages.filter((one) => one !== language) : []
  const say = (sentence: (words: Words, in_: Language) => string): Html =>
    html`${sentence(words, language)}${others.map(
      (other) => html`<br><span lang="${other}">${sentence(placardWords[other], other)}</span>`,
    )}`
  const day = (at: number, in_: Language) => sayDate(at, fx.zone, in_, fx.now())
  const link = settings.PUBLIC_ORIGIN + it.link
  const said = [it.heading, it.text, ...it.lines.map((line) => line(words))]
  const width = said.reduce((sum, one) => sum + widthOf(one), both ? secondLanguage : 0)
  const size = width > crowded ? ' small smaller' : width > roomy ? ' small' : ''
  return answerMemberPage(visit, {
    title: words.title,
    body: html`<div class="screen">${await askingStoppedNotice(visit)}${it.remark ? html`<p class="card" role="status">${it.remark}</p>` : ''}<p>${words.toPrint} ${words.onlyPublic}</p><form method="get">${checkbox({ value: 'both', label: words.both }, both)}<button class="plain">${words.show}</button></form></div>
<article class="placard${size}">${it.asks ? html`<p>${say(it.asks)}</p>` : ''}<h1>${it.heading}</h1>${it.text ? html`<p>${it.text}</p>` : ''}${wanted(
      it,
      words,
      say((w, in_) => it.wanted?.(w, day(fx.now(), in_)) ?? ''),
    )}<div>${qrCode(link, words.qrLabel(link))}<p><strong>${say((w) => w.scan)}</strong></p><p class="by">${say((w) => w.orType)}<br><span class="code">${link.replace(/^https:\/\//, '')}</span></p><p class="by">${say((w) => w.noAccount)}</p></div><p>${say((w, in_) => `${w.by(by.orgName)} · ${w.until(day(it.until, in_))}`)}</p></article><p class="screen"><a class="button plain" href="${it.back}">${words.back}</a></p>`,
  })
}

function wanted({ wanted: asks, lines }: Placard, words: Words, said: Html): Html {
  if (!asks) return html``
  return html`<div><p>${said}</p>${lines.length > 0 ? html`<ul>${lines.map((line) => html`<li>${line(words)}</li>`)}</ul>` : ''}</div>`
}

/** Letters of the Latin alphabet take half the room of a character. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter < '\u2e80' ? 0.5 : 1), 0)
