/** A need as a poster sends its form, with signs in it that a page has to escape. */
export const aNeedTyped = {
  request: 'onerequest1234567890',
  rows: '3',
  topics: ['shoes', 'clothing'],
  label1: '鞋子 "33" & <新>',
  wanted1: '2',
  unit1: '双',
  alias: '小禾',
  ageBand: 'adult',
  internalText: '他脚上的鞋比脚小4码。\n他说“够穿”。',
  area: '西陵区 云集街道 二马路社区',
  deadline: '2022-02-01',
  urgency: 'high',
  dropPlace: '二马路社区居民服务大厅',
  dropHours: '工作日 9:00–17:00',
  do: 'save',
}
