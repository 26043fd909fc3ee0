import type { Topic, Urgency } from '../rules/topics.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What a template writes down of one thing: the thing, how it is counted, and what it is a case of in a sentence. */
interface TemplateWords {
  /** On its button. */
  readonly name: string
  readonly label: string
  readonly unit: string
  /** What volunteers read of it, with nothing of who it is for. */
  readonly says: string
}

export interface NeedTemplate {
  readonly topic: Topic
  readonly urgency: Urgency
  /** Whom it is for, where it is for nobody else. */
  readonly ageBand?: 'child'
  readonly words: Readonly<Record<Language, TemplateWords>>
}

/** The likeliest first. */
const templates = {
  'child-coat': {
    topic: 'clothing',
    urgency: 'high',
    ageBand: 'child',
    words: {
      'zh-CN': {
        name: '孩子的冬衣',
        label: '儿童冬季外套',
        unit: '件',
        says: '一个孩子的冬衣短了，不够暖和。',
      },
      en: {
        name: "Child's winter coat",
        label: "Child's winter coat",
        unit: '',
        says: 'A child has outgrown a winter coat and is cold.',
      },
    },
  },
  'child-shoes': {
    topic: 'shoes',
    urgency: 'normal',
    ageBand: 'child',
    words: {
      'zh-CN': {
        name: '孩子的鞋',
        label: '儿童运动鞋',
        unit: '双',
        says: '一个孩子的鞋子小了，走路不舒服。',
      },
      en: {
        name: "Child's shoes",
        label: "Child's trainers",
        unit: 'pairs',
        says: "A child's shoes have become too small to walk in.",
      },
    },
  },
  'school-things': {
    topic: 'school-things',
    urgency: 'normal',
    ageBand: 'child',
    words: {
      'zh-CN': { name: '书包文具', label: '书包和文具', unit: '套', says: '一个孩子上学，缺书包和文具。' },
      en: {
        name: 'School things',
        label: 'Schoolbag and stationery',
        unit: 'sets',
        says: 'A child needs a schoolbag and stationery for school.',
      },
    },
  },
  'warm-clothes': {
    topic: 'clothing',
    urgency: 'normal',
    words: {
      'zh-CN': { name: '大人的冬衣', label: '大人的棉衣', unit: '件', says: '一位邻居过冬缺厚衣服。' },
      en: {
        name: 'Warm clothes, adult',
        label: 'Warm coat for an adult',
        unit: '',
        says: 'A neighbour has no warm clothes for the winter.',
      },
    },
  },
  quilt: {
    topic: 'household',
    urgency: 'high',
    words: {
      'zh-CN': { name: '被子', label: '棉被', unit: '床', says: '一位邻居的被子太薄，夜里冷。' },
      en: {
        name: 'Quilt',
        label: 'Warm quilt',
        unit: '',
        says: "A neighbour's quilt is too thin for cold nights.",
      },
    },
  },
  cooker: {
    topic: 'household',
    urgency: 'normal',
    words: {
      'zh-CN': {
        name: '家里用的',
        label: '电饭煲',
        unit: '个',
        says: '一位邻居家里的电饭煲坏了，做饭不方便。',
      },
      en: {
        name: 'Household',
        label: 'Rice cooker',
        unit: '',
        says: "A neighbour's rice cooker is broken, which makes every meal hard.",
      },
    },
  },
  food: {
    topic: 'food',
    urgency: 'high',
    words: {
      'zh-CN': { name: '米和油', label: '大米和食用油', unit: '份', says: '一位邻居家里的米和油快用完了。' },
      en: {
        name: 'Rice and oil',
        label: 'Rice and oil',
        unit: 'portions',
        says: 'A neighbour is running out of rice and oil.',
      },
    },
  },
  wheelchair: {
    topic: 'assistive-devices',
    urgency: 'normal',
    words: {
      'zh-CN': { name: '轮椅', label: '轮椅', unit: '辆', says: '一位邻居走不了路，有轮椅才能出门。' },
      en: {
        name: 'Wheelchair',
        label: 'Wheelchair',
        unit: '',
        says: 'A neighbour cannot walk and could leave the house with a wheelchair.',
      },
    },
  },
  'walking-frame': {
    topic: 'assistive-devices',
    urgency: 'normal',
    words: {
      'zh-CN': { name: '助行架', label: '助行架', unit: '个', says: '一位邻居走路不稳，需要扶着走。' },
      en: {
        name: 'Walking frame',
        label: 'Walking frame',
        unit: '',
        says: 'A neighbour is unsteady and needs something to hold on to when walking.',
      },
    },
  },
} as const satisfies Record<string, NeedTemplate>
export type TemplateName = keyof typeof templates

/** What is asked for most, ready to be started with by one tap. Quantity is always one. */
export const needTemplates: Readonly<Record<TemplateName, NeedTemplate>> = templates

export const templateWords = catalogue({
  'zh-CN': {
    title: '从常见的开始，点一下就填好',
    more: '点哪个，就在下面加上哪样；已经写的都留着。',
    closing: '如果您有合适的，请选一样告诉我们，谢谢您！',
    between: '',
  },
  en: {
    title: 'Begin with one tap',
    more: 'Each tap adds that item below. What you have written stays.',
    closing: 'If you have something suitable, please choose what you can bring. Thank you!',
    between: ' ',
  },
})

/** The template somebody asked for by its name, if there is one. */
export function templateNamed(name: string | undefined): TemplateName | undefined {
  return name !== undefined && Object.hasOwn(needTemplates, name) ? (name as TemplateName) : undefined
}

/**
 * What volunteers read, with what a template says of its thing. A text that somebody has written in their own way is left alone: only an
 * empty one and one that still ends as suggested are added to.
 */
export function suggestedText(language: Language, name: TemplateName, written: string): string {
  const { closing, between } = templateWords[language]
  const { says } = needTemplates[name].words[language]
  if (written !== '' && !written.endsWith(closing)) return written
  const before = written.slice(0, written.length - closing.length).trim()
  if (written !== '' && before.includes(says)) return written
  return [before, says, closing].filter(Boolean).join(between)
}
