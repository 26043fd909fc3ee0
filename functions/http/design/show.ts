import { designWords } from '../../../shared/messages/design.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { table } from '../page/table.ts'
import type { Visit } from '../visit.ts'
import { contrast, pairs, palettes } from './contrast.ts'
import { type Component, samplesIn } from './samples.ts'

/** GET /design: the design system, with its rules, its colours measured and every component live. */
export function showDesign(visit: Visit): Promise<Response> {
  const words = designWords[visit.language]
  const rules = [words.rule1, words.rule2, words.rule3, words.rule4, words.rule5, words.rule6, words.rule7]
  return answerPage(visit, {
    title: words.title,
    wide: true,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p>
<h2>${words.rules}</h2><ul>${rules.map((rule) => html`<li>${rule}</li>`)}</ul>
<h2>${words.colours}</h2><p>${words.coloursText}</p>${colours(visit)}
<h2>${words.type}</h2><p>${words.typeText}</p><div class="inset"><h3>${words.typeSample}</h3><p>${words.typeSample}</p><p class="hint">${words.typeSample}</p></div>
<h2>${words.space}</h2><p>${words.spaceText}</p>
<h2>${words.components}</h2><p>${words.componentsText}</p>${components(visit)}`,
  })
}

/** Only what is measured is said: each pair with its contrast by day and at night. */
function colours({ language }: Visit): Html {
  const words = designWords[language]
  const measured = (palette: keyof typeof palettes, { ink, ground, least }: (typeof pairs)[number]) => {
    const { [ink]: one = '', [ground]: other = '' } = palettes[palette]
    return html`${swatch(one, other)} ${words.contrast(contrast(one, other).toFixed(1), String(least))}`
  }
  return table(
    words.colours,
    [words.colours, words.day, words.night],
    pairs.map((pair) => [
      words.on(words[`ink-${pair.ink}`], words[`ink-${pair.ground}`]),
      measured('day', pair),
      measured('night', pair),
    ]),
  )
}

/** Two letters of one colour on the other, as a picture that says nothing its caption does not say. */
const swatch = (ink: string, ground: string): Html =>
  html`<svg width="40" height="24" viewBox="0 0 40 24" aria-hidden="true"><rect width="40" height="24" rx="4" fill="${ground}" stroke="${ink}"/><text x="20" y="17" text-anchor="middle" font-size="14" fill="${ink}">Aa</text></svg>`

function components(visit: Visit): Html[] {
  const words = designWords[visit.language]
  return Object.entries(samplesIn(visit)).map(
    ([name, sample]) =>
      html`<section aria-labelledby="of-${name}"><h3 id="of-${name}">${words[name as Component]}</h3>${sample}</section>`,
  )
}
