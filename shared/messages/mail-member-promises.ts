import type { Language } from './catalogue.ts'
import { type MemberWords, note } from './mail-member-note.ts'

type Words = MemberWords<
  | 'first-pledge'
  | 'covered'
  | 'withdrawn'
  | 'still-needed'
  | 'lapsed-pledge'
  | 'delivered'
  | 'child-note'
  | 'answer-back'
>

const zh: Words = {
  'first-pledge': (f) =>
    note(f, 'zh-CN', `有人愿意帮忙了：${f.what}`, `“${f.what}”有了第一位答应的邻居：${f.lines}。`, '看看'),
  covered: (f) =>
    note(f, 'zh-CN', `都有人认领了：${f.what}`, `好消息：“${f.what}”样样都有人认领了。`, '看看谁来送'),
  withdrawn: (f) =>
    note(
      f,
      'zh-CN',
      `有人来不了了：${f.what}`,
      `一位邻居取消了：${f.lines}。空出来的会接着请别的邻居。`,
      '看看',
    ),
  'still-needed': (f) =>
    note(f, 'zh-CN', `还需要吗？${f.what}`, `一位邻居答应${f.by}送来：${f.lines}。还需要吗？`, '看看', [
      '如果不需要了，请现在就告诉对方，免得白跑一趟。',
    ]),
  'lapsed-pledge': (f) =>
    note(
      f,
      'zh-CN',
      `还没有送来：${f.what}`,
      `说好的日子过了，这些还没有送来：${f.lines}。已经接着请别的邻居。`,
      '看看',
      ['如果已经收到了，请点开确认。'],
    ),
  delivered: (f) =>
    note(
      f,
      'zh-CN',
      `说已送到，请确认：${f.what}`,
      `一位邻居说已经送到：${f.lines}。请到接收点看一看，再点确认。`,
      '去确认',
    ),
  'child-note': (f) =>
    note(
      f,
      'zh-CN',
      `有张小纸条请您先读：${f.what}`,
      `一位帮忙的邻居给收到东西的人写了张小纸条。请您先读，再决定要不要转交。`,
      '去读一读',
    ),
  'answer-back': (f) =>
    note(f, 'zh-CN', `帮忙的邻居回了一句话：${f.what}`, `“${f.what}”的一位邻居回了您一句话。`, '去看看'),
}

const en: Words = {
  'first-pledge': (f) =>
    note(
      f,
      'en',
      `A first promise: ${f.what}`,
      `The first neighbour has promised something for “${f.what}”: ${f.lines}.`,
      'Have a look',
    ),
  covered: (f) =>
    note(
      f,
      'en',
      `Everything is promised: ${f.what}`,
      `Good news: everything in “${f.what}” is promised.`,
      'See who brings it',
    ),
  withdrawn: (f) =>
    note(
      f,
      'en',
      `Somebody cannot come: ${f.what}`,
      `A neighbour cannot bring this after all: ${f.lines}. Others are asked for it.`,
      'Have a look',
    ),
  'still-needed': (f) =>
    note(
      f,
      'en',
      `Still needed? ${f.what}`,
      `A neighbour has promised to bring this ${f.by}: ${f.lines}. Is it still needed?`,
      'Have a look',
      ['If it is not, please tell them now and save them the trip.'],
    ),
  'lapsed-pledge': (f) =>
    note(
      f,
      'en',
      `Has not come: ${f.what}`,
      `The day has passed and this has not come: ${f.lines}. Others are asked for it.`,
      'Have a look',
      ['If it did arrive, please confirm it on the page.'],
    ),
  delivered: (f) =>
    note(
      f,
      'en',
      `Dropped off, please confirm: ${f.what}`,
      `A neighbour says this was dropped off: ${f.lines}. Please check, then confirm.`,
      'Confirm it',
    ),
  'child-note': (f) =>
    note(
      f,
      'en',
      `A note to read first: ${f.what}`,
      'A neighbour who helps wrote a note to those who receive it. Please read it first, then decide whether to hand it on.',
      'Read it',
    ),
  'answer-back': (f) =>
    note(
      f,
      'en',
      `A word back: ${f.what}`,
      `A neighbour who helped with “${f.what}” sent you a word back.`,
      'Read it',
    ),
}

/** Of what neighbours promised, brought, took back and wrote. */
export const memberMailOfPromises: Record<Language, Words> = { 'zh-CN': zh, en }
