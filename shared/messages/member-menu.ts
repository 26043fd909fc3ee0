import { catalogue } from './catalogue.ts'

/** The menu every signed-in member sees. */
export const memberMenuWords = catalogue({
  'zh-CN': {
    menu: '工作菜单',
    board: '看板',
    newNeed: '发起需求',
    hub: '服务中心',
    figures: '数字',
    organization: '机构',
    signOut: '退出',
  },
  en: {
    menu: 'Your work',
    board: 'Board',
    newNeed: 'New need',
    hub: 'Hub',
    figures: 'Figures',
    organization: 'Organisation',
    signOut: 'Sign out',
  },
})
