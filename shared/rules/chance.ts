import { askingFigures } from './asking-figures.ts'
import { type Budget, restMs } from './budget.ts'
import { dayMs } from './zone-time.ts'

/** What is known of how somebody has answered, over all organisations. */
export interface Answers {
  /** Requests that reached them. */
  readonly asked: number
  /** How many of them they answered by promising something. */
  readonly yes: number
}

export const noAnswers: Answers = { asked: 0, yes: 0 }

/**
 * The chance that somebody says yes to one more request: what is expected of people like them, moved by their own answers.
 * A gamma prior of mean `expected` whose shape is `certainty`. With 1/3, ten unanswered requests bring 0.05 down to 0.02 and a
 * yes to the first brings it up to 0.17: a tenth of the people give most of the yeses. Never above 0.95.
 */
export function chanceOf(
  expected: number,
  { asked, yes }: Answers,
  certainty: number = askingFigures.certainty.value,
): number {
  return Math.min(0.95, (certainty + yes) / (certainty / expected + asked))
}

/** Classes in which a person's answers are noted where matching looks: powers of two of the ordinary chance. */
export const answerClasses = { least: -2, most: 3 } as const

/** How many times (as a power of two) likelier than others somebody has shown to be; 0 for somebody who was never asked. */
export function answerClass(answers: Answers): number {
  const ordinary = askingFigures.chance.value
  // '+ 0' because a rounded −0.4 is −0.
  const power = Math.round(Math.log2(chanceOf(ordinary, answers) / ordinary)) + 0
  return Math.min(answerClasses.most, Math.max(answerClasses.least, power))
}

/** The chance, 0–1, that somebody looks at requests at that time (epoch ms): whoever left their last one unanswered may still not. */
export function isLooking({ lastAskedAt, restUntil }: Budget, at: number): number {
  // An answer changes the rest that the request brought.
  if (lastAskedAt === undefined || restUntil !== lastAskedAt + restMs.silent) return 1
  const days = Math.max(0, Math.floor((at - lastAskedAt) / dayMs))
  return 1 - (1 - 1 / askingFigures.inactiveDays.value) ** days
}
