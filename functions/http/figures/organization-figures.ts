import { figuresWords } from '../../../shared/messages/figures.ts'
import { sayShortDate } from '../../../shared/rules/date-words.ts'
import { beginOfMonth, figuresOf, shownMonths, tallyOf } from '../../../shared/rules/figures.ts'
import type { NeedStory } from '../../../shared/rules/need-story.ts'
import { stepCounts, weeksOfAsking } from '../../../shared/rules/story-steps.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { readFigures } from '../../../shared/store/figures.ts'
import { type Ledger, openLedgers } from '../../../shared/store/ledger-item.ts'
import { storiesBetween } from '../../../shared/store/need-story.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { columns } from '../pictures/columns.ts'
import { funnel } from '../pictures/funnel.ts'
import { picture } from '../pictures/picture.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { byStreet, mapPicture } from './map-pictures.ts'
import { reasonsPicture, sayMonth, sayRatio, sentences, speedPicture } from './say-figures.ts'

const weeksShown = 12

/** GET /figures: what the organisation's needs of the last months add up to. Two Queries and three short reads. */
export async function showFigures(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const words = figuresWords[language]
  const months = shownMonths(fx.now(), fx.zone)
  const [from = '', to = ''] = [months[0], months.at(-1)]
  const [all, goingOn, running, tree, organization] = await Promise.all([
    storiesBetween(fx.table, by.scope, beginOfMonth(from, fx.zone), fx.now() + 1),
    openLedgers(fx.table, by.scope),
    readFigures(fx.table, by.scope.org, to),
    areaTree(fx.table),
    readOrganization(fx.table, by.scope.org),
  ])
  // A need that was given more time after its day goes on: its story is told when it ends.
  const published = goingOn.filter(({ stage }) => stage === 'open' || stage === 'expired')
  const stories = all.filter(
    ({ need }) => !published.some((one) => one.need === need && one.stage === 'open'),
  )
  const ended = new Set(stories.map(({ need }) => need))
  const figures = figuresOf(tallyOf(stories))
  const open = published.filter(({ stage }) => stage === 'open')
  return answerMemberPage(visit, {
    title: words.title,
    wide: true,
    body: html`<h1>${words.title}</h1><p class="quiet">${words.period(sayMonth(visit, from), sayMonth(visit, to))}</p>${
      figures.needs === 0
        ? html`<p>${words.none}</p>`
        : html`<ul>${sentences(visit, figures).map((one) => html`<li>${one}</li>`)}</ul>`
    }<div class="pictures">${funnelPicture(
      visit,
      stories,
      published.filter(({ need }) => !ended.has(need)),
    )}${speedPicture(visit, tallyOf(stories).covered)}${askingPicture(visit, stories)}${loadPicture(visit, running?.load ?? [])}${
      open.length > 0
        ? mapPicture(visit, tree, {
            id: 'map',
            title: words.map,
            says: words.mapSays,
            head: words.open,
            numbers: byStreet(open.map(({ area = '' }) => ({ area, count: 1 }))),
            only: true,
          })
        : ''
    }${reasonsPicture(visit, figures)}</div>${
      organization?.openLedger
        ? html`<p><a href="${urls.openOrganization(by.scope.org)}">${words.seeOpen}</a></p>`
        : ''
    }`,
  })
}

function funnelPicture(visit: MemberVisit, stories: readonly NeedStory[], goingOn: readonly Ledger[]): Html {
  const words = figuresWords[visit.language]
  const steps = stepCounts(stories, goingOn).map(({ step, count }) => ({
    label: words[`step-${step}`],
    count,
  }))
  const [first, last] = [steps[0]?.count ?? 0, steps.at(-1)?.count ?? 0]
  if (first === 0) return html``
  return picture(visit, {
    id: 'funnel',
    title: words.funnel,
    says: words.funnelSays(first, last),
    ...funnel(steps),
    table: { head: [words.step, words.needs], rows: steps.map(({ label, count }) => [label, count]) },
  })
}

function askingPicture(visit: MemberVisit, stories: readonly NeedStory[]): Html {
  const { fx, language, settings } = visit
  const words = figuresWords[language]
  const weeks = weeksOfAsking(stories, fx.now(), weeksShown)
  if (weeks.every(({ asked }) => asked === 0)) return html``
  const day = (at: number) => sayShortDate(at, settings.TIME_ZONE, language)
  const ratio = ({ asked, yes }: (typeof weeks)[number]) => (yes === 0 ? 0 : asked / yes)
  return picture(visit, {
    id: 'asking',
    title: words.asking,
    says: words.askingSays,
    ...columns(
      weeks.map((week) => ({
        label: day(week.from),
        value: ratio(week),
        said: week.asked === 0 ? '' : week.yes === 0 ? '–' : sayRatio(ratio(week)),
      })),
    ),
    table: {
      head: [words.week, words.asked, words.yes, words.ratio],
      rows: weeks.map((week) => [
        day(week.from),
        week.asked,
        week.yes,
        week.yes > 0 ? sayRatio(ratio(week)) : week.asked > 0 ? words.nobody : '',
      ]),
    },
  })
}

function loadPicture(visit: MemberVisit, load: readonly number[]): Html {
  const words = figuresWords[visit.language]
  const people = load.reduce((sum, n) => sum + n, 0)
  if (people === 0) return html`<section><h2>${words.load}</h2><p>${words.loadNone}</p></section>`
  const rows = load.map((value, i) => ({ label: words.times(i + 1), value }))
  return picture(visit, {
    id: 'load',
    title: words.load,
    says: words.loadSays(people),
    ...columns(rows),
    table: { head: [words.timesHead, words.people], rows: rows.map(({ label, value }) => [label, value]) },
  })
}
