import type { HandOverRefusal } from '../../../shared/actions/hand-over.ts'
import { between } from '../../../shared/messages/between.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { findingNames } from '../../../shared/messages/check-need.ts'
import { describeProblems } from '../../../shared/messages/describe-need.ts'
import { refusalWords } from '../../../shared/messages/need-refusals.ts'
import type { BelowPromised } from '../../../shared/rules/change-lines.ts'
import type { Finding } from '../../../shared/rules/identity-check.ts'
import type { NeedLine } from '../../../shared/store/need-text.ts'
import type { Problems, Typed } from '../page/form.ts'

export type Spoken = Exclude<HandOverRefusal, { kind: 'absent' }>

/** Why a step was not taken, in the reader's language. What is absent has a page of its own, the same for everybody. */
export function refusalSentence(language: Language, refusal: Spoken): string {
  const words = refusalWords[language]
  switch (refusal.kind) {
    case 'not-yours':
      return words.notYours
    case 'wrong-stage':
      return words.wrongStage
    case 'changed-meanwhile':
    case 'already-posted':
      return words.lookAgain
    case 'area-unknown':
      return words.areaUnknown
    case 'deadline-passed':
      return words.deadlinePassed
    case 'second-person-needed':
      return words.secondPerson
    case 'consent-missing':
      return words.consentMissing
    case 'consent-withdrawn':
      return words.consentWithdrawn
    case 'findings':
      return words.findings
    case 'no-such-member':
      return words.noSuchMember
    case 'below-promised':
      return belowPromised(language, refusal, refusal.line)
  }
}

function belowPromised(language: Language, { promised, received }: BelowPromised, label: string): string {
  return describeProblems[language].belowPromised(label, promised + received, promised, received)
}

/** A refusal at the field it is about, so that nothing typed is lost. */
export function fieldOfRefusal(
  language: Language,
  refusal: Spoken,
  typed: Typed,
  about: { lines?: readonly NeedLine[]; names?: readonly string[] } = {},
): Problems {
  const sentence = refusalSentence(language, refusal)
  switch (refusal.kind) {
    case 'changed-meanwhile':
      return { publicText: refusalWords[language].changedMeanwhile }
    case 'deadline-passed':
      return { deadline: sentence }
    case 'area-unknown':
      return { area: sentence }
    case 'consent-missing':
    case 'consent-withdrawn':
      return { consentBy: sentence }
    case 'below-promised': {
      const line = about.lines?.find(({ id }) => id === refusal.line)
      const said = belowPromised(language, refusal, line?.label ?? '')
      const held = about.names?.length
        ? ` ${describeProblems[language].heldBy(about.names.join(between[language].things))}`
        : ''
      const row = Object.entries(typed).find(
        ([name, value]) => /^line\d+$/.test(name) && value === refusal.line,
      )?.[0]
      return { [row ? row.replace('line', 'wanted') : 'label1']: `${said}${held}` }
    }
    case 'findings':
      return findingProblems(language, refusal.findings, about.lines ?? [], typed)
    default:
      return { publicText: sentence }
  }
}

/** Findings at the fields they stand in, each with what it is and its words. */
function findingProblems(
  language: Language,
  findings: readonly Finding[],
  lines: readonly NeedLine[],
  typed: Typed,
): Problems {
  const problems: Record<string, string> = {}
  for (const { field, kind, text } of findings) {
    const [id, part] = field.split('.')
    const row = Object.entries(typed).find(([name, value]) => /^line\d+$/.test(name) && value === id)?.[0]
    const at = lines.findIndex((line) => line.id === id)
    const name =
      field === 'publicText'
        ? field
        : id === 'dropOff'
          ? part === 'place'
            ? 'dropPlace'
            : 'dropHours'
          : `${part}${row?.slice(4) ?? at + 1}`
    const said = refusalWords[language].finding(findingNames[language][kind], text)
    problems[name] = problems[name] ? `${problems[name]} ${said}` : said
  }
  return problems
}
