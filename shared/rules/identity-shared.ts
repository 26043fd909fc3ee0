import type { Hit } from './identity-finding.ts'

/**
 * What the internal record tells of the family, said again in public word for word: whoever knows the family knows the story. Only what speaks of a
 * relative is pointed out, for the shoes and the coat stand in both texts, and rightly so.
 */
interface Way {
  /** A text in its parts: characters or words, and whatever no run goes over. */
  readonly part: RegExp
  /** A run of parts between blanks, nothing else among them. */
  readonly whole: RegExp
  /** So many parts in a row are no chance. Chosen by hand: the harmless ones among the labelled texts stay untouched. */
  readonly least: number
  readonly relatives: RegExp
}

const chinese: Way = {
  part: /./gsu,
  whole: /^[\p{Script=Han} ]+$/u,
  least: 6,
  relatives: /爸|妈|父|母|爷|奶奶|外公|外婆|姥|哥|姐|弟|妹|叔|姑|舅|姨|丈夫|妻|老伴|儿子|女儿|孙|监护/,
}

const english: Way = {
  part: /[a-z]+|[.;!?\n]/g,
  whole: /^[a-z ]+$/,
  least: 4,
  relatives:
    /\b(father|mother|dad|daddy|mum|mom|parents?|grand\w+|gran|brother|sister|uncle|aunt|husband|wife|son|daughter|guardian)\b/,
}

/** Shared runs of Chinese characters, in texts folded tight. */
export const familyStory = (text: string, internal: string): Hit[] => toldAgain(text, internal, chinese)

/** Shared runs of English words, in folded texts. */
export const familyStoryInEnglish = (text: string, internal: string): Hit[] =>
  toldAgain(text, internal, english)

function toldAgain(text: string, internal: string, way: Way): Hit[] {
  const known = new Set(runsOf(internal, way).map(({ said }) => said))
  const found: Hit[] = []
  let goesOn = false
  for (const { said, from, to } of runsOf(text, way)) {
    const shared = known.has(said) && way.whole.test(said)
    if (shared)
      found.push({ from: (goesOn ? found.pop()?.from : undefined) ?? from, to, kind: 'circumstances' })
    goesOn = shared
  }
  return found.filter(({ from, to }) => way.relatives.test(text.slice(from, to)))
}

/** Every run of the least length, with its place. */
function runsOf(text: string, { part, least }: Way) {
  const parts = [...text.matchAll(part)]
  return parts.slice(least - 1).map((last, i) => {
    const run = parts.slice(i, i + least)
    return {
      said: run.map(([one]) => one).join(' '),
      from: run[0]?.index ?? 0,
      to: last.index + last[0].length,
    }
  })
}
