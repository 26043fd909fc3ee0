import type { Hit } from './identity-finding.ts'

/**
 * What the internal record tells of the family, said again in public word for word: whoever knows the family knows the story. Only what speaks of a
 * relative is pointed out, for the shoes and the coat stand in both texts, and rightly so.
 */

/** So many Chinese characters in a row, or English words, are no chance: six and four (found on the labelled texts: no harmless one is touched). */
const leastSigns = 6
const leastWords = 4

const relatives = /爸|妈|父|母|爷|奶奶|外公|外婆|姥|哥|姐|弟|妹|叔|姑|舅|姨|继|丈夫|妻|老伴|儿子|女儿|孙|监护/
const englishRelatives =
  /\b(father|mother|dad|daddy|mum|mom|parents?|grand\w+|gran|brother|sister|uncle|aunt|husband|wife|son|daughter|guardian)\b/

/** Shared runs of Chinese characters, in texts folded tight. */
export function familyStory(text: string, internal: string): Hit[] {
  const known = new Set<string>()
  for (let at = 0; at + leastSigns <= internal.length; at++) known.add(internal.slice(at, at + leastSigns))
  const found: Hit[] = []
  for (let at = 0; at + leastSigns <= text.length; at++) {
    const part = text.slice(at, at + leastSigns)
    if (!/^\p{Script=Han}+$/u.test(part) || !known.has(part)) continue
    const last = found.at(-1)
    if (last && at <= last.to - leastSigns + 1) found[found.length - 1] = { ...last, to: at + leastSigns }
    else found.push({ from: at, to: at + leastSigns, kind: 'circumstances' })
  }
  return found.filter(({ from, to }) => relatives.test(text.slice(from, to)))
}

/** The same of English words, in folded texts. */
export function familyStoryInEnglish(text: string, internal: string): Hit[] {
  // A mark that ends a sentence stands among the words, so that no run goes over it.
  const wordsOf = (said: string) => [...said.matchAll(/[a-z]+|[.;!?\n]/g)]
  const runOf = (words: readonly RegExpExecArray[], at: number) =>
    words
      .slice(at, at + leastWords)
      .map(([word]) => word)
      .join(' ')
  const theirs = wordsOf(internal)
  const known = new Set<string>()
  for (let at = 0; at + leastWords <= theirs.length; at++) known.add(runOf(theirs, at))
  for (const run of known) if (/[.;!?\n]/.test(run)) known.delete(run)
  const words = wordsOf(text)
  const found: { from: number; to: number }[] = []
  for (let at = 0; at + leastWords <= words.length; at++) {
    if (!known.has(runOf(words, at))) continue
    const last = found.at(-1)
    if (last && at <= last.to - leastWords + 1) last.to = at + leastWords
    else found.push({ from: at, to: at + leastWords })
  }
  return found.flatMap(({ from, to }): Hit[] => {
    const [first, end] = [words[from], words[to - 1]]
    if (!first || !end) return []
    const range = { from: first.index, to: end.index + end[0].length }
    return englishRelatives.test(text.slice(range.from, range.to))
      ? [{ ...range, kind: 'circumstances' }]
      : []
  })
}
