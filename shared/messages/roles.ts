import { catalogue } from './catalogue.ts'

/** What members of an organisation may be. */
export const roleWords = catalogue({
  'zh-CN': { poster: '发起人', coordinator: '协调员', administrator: '管理员' },
  en: { poster: 'poster', coordinator: 'coordinator', administrator: 'administrator' },
})

/** What each role may do, in one sentence, for whoever gives it. */
export const roleHints = catalogue({
  'zh-CN': {
    poster: '可以发起需求，看到自己机构的看板。',
    coordinator: '还可以审核需求、确认收到、结案。',
    administrator: '还可以邀请成员、修改机构设置。',
  },
  en: {
    poster: 'May post needs and see the board.',
    coordinator: 'May also approve needs, confirm what arrived and close them.',
    administrator: 'May also invite members and change the settings.',
  },
})
