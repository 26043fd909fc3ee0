import { sameWord } from './preferences.ts'
import type { Topic } from './topics.ts'

/**
 * What few people can do and much depends on. The supply of law, medical help and elder care is 16–22 points short in China;
 * whoever can do it is not worn out with requests that anybody could answer.
 */
const scarceTopics: readonly Topic[] = ['law', 'counselling', 'health']
const scarceSkills = [
  ...['律师', '法律', '医生', '护士', '护理', '康复', '心理', '手语', '社工'],
  ...['lawyer', 'legal', 'doctor', 'nurse', 'care', 'therap', 'psycholog', 'sign language'],
]

/** Whether this need's topic is one of those a scarce skill is kept for. */
export const isScarceTopic = (topic: Topic): boolean => scarceTopics.includes(topic)

/** Whether somebody is to be kept for needs that want what only they can do. */
export function hasScarceSkill(of: {
  readonly topics: readonly Topic[]
  readonly skills: readonly string[]
}): boolean {
  return (
    of.topics.some(isScarceTopic) ||
    of.skills.some((skill) => scarceSkills.some((scarce) => sameWord(skill).includes(scarce)))
  )
}
