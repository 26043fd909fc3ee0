import { codeWords } from '../../../shared/messages/code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import type { Visit } from '../visit.ts'
import { field, type Problems, problemSummary } from './form.ts'
import { type Html, html } from './page.ts'

/** The form for six digits that were sent to somebody; `to` travels along where given. Phones offer the code by themselves. */
export function codeForm(
  visit: Visit,
  form: {
    readonly action: string
    readonly button: string
    readonly to?: string
    readonly problems?: Problems
  },
): Html {
  const words = codeWords[visit.language]
  const code = {
    name: 'code',
    label: words.code,
    hint: words.hint,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    required: true,
    max: 12,
  } as const
  const { problems = {} } = form
  return html`${problemSummary(commonWords[visit.language].problemsFound, problems)}
<form method="post" action="${form.action}">${field(code, {}, problems)}${
    form.to ? html`<input type="hidden" name="to" value="${form.to}">` : ''
  }<button>${form.button}</button></form>`
}

/** The digits somebody typed, however their keyboard writes them: '１２３ 456' is '123456'. */
export function digitsOf(typed: string | undefined): string {
  return (typed ?? '').normalize('NFKC').replace(/[\s-]/g, '')
}

/** What is wrong with a code that was not right. */
export function wrongCode(visit: Visit, triesLeft: number): Problems {
  const words = codeWords[visit.language]
  return { code: triesLeft > 0 ? words.wrong(triesLeft) : words.wrongLast }
}
