import { addRobot, letRobotHear, takeRobotAway, testRobot } from '../../../shared/actions/group-robots.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { robotWords } from '../../../shared/messages/robots.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { robotAddressProblem } from '../../../shared/rules/robot-address.ts'
import { type Robot, robotsOf } from '../../../shared/store/robot.ts'
import { answerNotFound } from '../app.ts'
import { checkbox } from '../page/choices.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** In characters. */
const longestName = 40
const longestAddress = 300

/** On the organisation's own page, for its administrators. */
export function linkToRobots({ language }: MemberVisit): Html {
  const words = robotWords[language]
  return html`<h2>${words.title}</h2><p>${words.linkText} <a href="${urls.robots()}">${words.toPage}</a></p>`
}

/** The robots in the organisation's chat groups. Their addresses are keys and never shown. */
export function showRobots(visit: MemberVisit): Promise<Response> {
  return answerRobots(visit, {}, {})
}

export async function add(visit: MemberVisit): Promise<Response> {
  const { fx, by, language, settings } = visit
  const words = robotWords[language]
  const { typed } = await readTyped(visit.c.req.raw)
  const { name = '', address = '' } = typed
  const wrong = robotAddressProblem(address, settings.ROBOT_HOSTS)
  const problems: Problems = {
    ...(name === '' ? { name: words.nameMissing } : {}),
    ...(name.length > longestName ? { name: words.nameTooLong(longestName) } : {}),
    ...(wrong || address.length > longestAddress ? { address: words[wrong ?? 'incomplete'] } : {}),
  }
  if (Object.keys(problems).length > 0) return answerRobots(visit, typed, problems)
  const fresh = { name, address, language, tells: typed.tells === 'yes' }
  const added = await addRobot(fx, by.scope, by.member, fresh)
  if (!added.ok) return answerRobots(visit, typed, { address: words[added.refusal.kind] })
  return visit.c.redirect(urls.robots(), 303)
}

/** Whether it hears of every new need. */
export async function saveRobot(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const saved = await letRobotHear(
    visit.fx,
    visit.by.scope,
    idOf(visit),
    typed[`tells-${idOf(visit)}`] === 'yes',
  )
  return saved ? visit.c.redirect(urls.robots(), 303) : answerNotFound(visit)
}

export async function test(visit: MemberVisit): Promise<Response> {
  const known = await testRobot(visit.fx, visit.by.scope, idOf(visit))
  return known ? visit.c.redirect(`${urls.robots()}?tested=${idOf(visit)}`, 303) : answerNotFound(visit)
}

export async function remove(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const known = await takeRobotAway(fx, by.scope, by.member, idOf(visit))
  return known ? visit.c.redirect(urls.robots(), 303) : answerNotFound(visit)
}

const idOf = ({ c }: MemberVisit): string => c.req.param('robot') ?? ''

async function answerRobots(visit: MemberVisit, typed: Typed, problems: Problems): Promise<Response> {
  const words = robotWords[visit.language]
  const robots = await robotsOf(visit.fx.table, visit.by.scope)
  const tested = visit.c.req.query('tested')
  return answerMemberPage(visit, {
    title: words.title,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.title}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}${
      robots.some(({ robot }) => robot === tested)
        ? html`<p class="card" role="status">${words.queued}</p>`
        : ''
    }<p>${words.linkText}</p>
${robots.length === 0 ? html`<p class="quiet">${words.none}</p>` : html`<ul class="plain">${robots.map((one) => entry(visit, one))}</ul>`}
${addForm(visit, typed, problems)}`,
  })
}

function entry({ fx, language }: MemberVisit, { robot, name, state, last, tells }: Robot): Html {
  const words = robotWords[language]
  const { hears: label, hearsHint: hint } = words
  const moment = last && sayMoment(last.at, fx.zone, language, fx.now())
  return html`<li class="card"><h2>${name}</h2><p><span class="tag">${words[state]}</span>${
    last && moment ? html` <span class="quiet">${words.last(moment, words[last.came])}</span>` : ''
  }</p>${state === 'broken' ? html`<p class="error">${words.brokenText}</p>` : ''}
<form method="post" action="${urls.robot(robot)}">${checkbox({ value: `tells-${robot}`, label, hint }, tells)}<button class="plain">${words.save}</button></form>
<div class="row"><form method="post" action="${urls.testRobot(robot)}"><button class="plain">${words.test}</button></form>
<form method="post" action="${urls.removeRobot(robot)}"><button class="warn">${words.remove}</button></form></div></li>`
}

function addForm({ language }: MemberVisit, typed: Typed, problems: Problems): Html {
  const words = robotWords[language]
  const name = {
    name: 'name',
    label: words.name,
    hint: words.nameHint,
    required: true,
    max: longestName,
  } as const
  const address = {
    name: 'address',
    label: words.address,
    hint: words.addressHint,
    autocomplete: 'off',
    required: true,
    max: longestAddress,
  } as const
  const { hears: label, hearsHint: hint } = words
  const tells = problems.name || problems.address ? typed.tells === 'yes' : true
  return html`<h2>${words.addTitle}</h2><p>${words.addText}</p>
<form method="post" action="${urls.robots()}">${field(name, typed, problems)}${field(address, typed, problems)}${checkbox({ value: 'tells', label, hint }, tells)}<button>${words.add}</button></form>`
}
