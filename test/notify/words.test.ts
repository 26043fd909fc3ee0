import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../shared/messages/catalogue.ts'
import { campaignNewsMail, type NewsFacts } from '../../shared/messages/mail-campaign-news.ts'
import { codeMail } from '../../shared/messages/mail-code.ts'
import { invitationMail } from '../../shared/messages/mail-invitation.ts'
import { type MailWords, mail } from '../../shared/messages/mail-layout.ts'
import { memberMail } from '../../shared/messages/mail-member.ts'
import { reporterMail } from '../../shared/messages/mail-reporter.ts'
import { volunteerMail } from '../../shared/messages/mail-volunteer.ts'
import { memberNotices, reporterNotices, volunteerNotices } from '../../shared/rules/notice-kinds.ts'

const link = 'https://mulin.example/r/0123456789abcdefghij'

/** A letter about a campaign in which something waits. */
const newsOf = (value: (name: string) => string): NewsFacts => ({
  ...{ name: value('name'), campaign: value('what'), organization: value('organization'), link },
  ...{ taken: 12, all: 61, news: { delivered: [value('lines')], covered: ['A', 'A'] } },
})

/** Every message there is, with the given text wherever a person's words can stand. */
function everyMessage(value: (name: string) => string): [name: string, language: Language, MailWords][] {
  const facts = {
    name: value('name'),
    what: value('what'),
    place: value('place'),
    by: value('by'),
    organization: value('organization'),
    link,
  }
  const pledged = {
    ...facts,
    lines: [value('lines')],
    dropOff: value('dropOff'),
    hours: value('hours'),
    until: value('until'),
    note: value('note'),
  }
  return languages.flatMap((language): [string, Language, MailWords][] => [
    [
      'invitation',
      language,
      invitationMail[language]({ ...facts, open: [value('open')], stopPage: `${link}/stop` }),
    ],
    ['code', language, codeMail[language]('123456')],
    ...volunteerNotices.map((kind): [string, Language, MailWords] => [
      kind,
      language,
      volunteerMail[language][kind](pledged),
    ]),
    ...reporterNotices.map((kind): [string, Language, MailWords] => [
      kind,
      language,
      reporterMail[language][kind],
    ]),
    ...memberNotices.map((kind): [string, Language, MailWords] => [
      kind,
      language,
      kind === 'campaign-news'
        ? campaignNewsMail(language, newsOf(value))
        : memberMail[language][kind]({ ...facts, lines: value('lines') }),
    ]),
  ])
}

const plain = everyMessage((name) => `<${name}>`)

describe('every message', () => {
  it('exists in both languages, as many as there are kinds', () => {
    expect(plain).toHaveLength(
      2 * (2 + volunteerNotices.length + memberNotices.length + reporterNotices.length),
    )
  })

  it.each(plain)('%s (%s) has a subject, words, and nothing undefined', (_, language, words) => {
    const { subject, text, html } = mail(words, language)
    expect(subject.length).toBeGreaterThan(3)
    expect(text.length).toBeGreaterThan(20)
    for (const said of [subject, text, html, words.short])
      expect(said).not.toMatch(/undefined|null|\[object|NaN/)
    if (words.button) {
      expect(text).toContain(`\n${words.button.href}\n`)
      expect(html).toContain(`href="${words.button.href}"`)
    }
  })

  it.each(plain.filter(([, language]) => language === 'en'))(
    '%s (%s) has no Chinese in English',
    (_, language, words) => {
      expect(mail(words, language).text).not.toMatch(/\p{Script=Han}/u)
    },
  )

  const usual = {
    ...{ what: '童鞋', lines: '童鞋 1 双', open: '童鞋 1 双', place: '云集街道', by: '1月28日 周三前' },
    ...{ name: '王阿姨', organization: '云益家社会组织服务中心' },
  }
  it.each(everyMessage((name) => usual[name as keyof typeof usual] ?? name))(
    '%s (%s) has a subject that a phone shows whole, with what it is about',
    (_, language, words) => {
      expect(words.subject.length, words.subject).toBeLessThanOrEqual(language === 'en' ? 50 : 30)
      expect(words.subject).not.toMatch(/[!！]{2}|[A-Z]{4}/)
    },
  )

  it('says where to bring things only to who has promised', () => {
    const saysWhere = plain.filter(([, language, words]) => mail(words, language).text.includes('<dropOff>'))
    expect(new Set(saysWhere.map(([name]) => name))).toEqual(
      new Set(['pledge-noted', 'pledge-changed', 'reminder', 'need-changed', 'asking-held', 'goes-on']),
    )
  })

  it('names six kinds of things of a campaign and counts the rest', () => {
    const last = (covered: string[]) =>
      campaignNewsMail('en', { ...newsOf(String), news: { covered } })
        .items?.[0]?.split('; ')
        .at(-1)
    expect(last([...'ABCDEFG'])).toBe('one other thing')
    expect(last([...'ABCDEFGH'])).toBe('2 other things')
  })

  it('asks so that nobody thinks they have promised', () => {
    for (const language of languages) {
      const { text } = mail(plain.find(([name, l]) => name === 'invitation' && l === language)![2], language)
      expect(text).toMatch(/您还没有答应任何事|you have not promised anything/)
      expect(text).not.toMatch(/谢谢您答应|感谢您的帮助|Thank you for helping/)
    }
  })
})

describe('xss', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'&amp;'
  it.each(everyMessage(() => evil))('%s (%s) shows a person’s words as words', (_, language, words) => {
    const { html } = mail(words, language)
    expect(html).not.toMatch(/<script|<img/i)
    expect(html).not.toMatch(/<[^>]*\sonerror/i)
  })

  it.each(everyMessage(() => 'a\r\nBcc: evil@example.org\r\n\r\n点这里 https://evil.example'))(
    '%s (%s) keeps a person’s words on one line',
    (_, language, words) => {
      const { subject, text } = mail(words, language)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(text).not.toMatch(/^Bcc:/m)
    },
  )
})
