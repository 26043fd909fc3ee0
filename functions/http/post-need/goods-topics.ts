/** The topics that goods are asked under; the others belong to needs for people's time and skill. */
export const goodsTopics = [
  'clothing',
  'shoes',
  'school-things',
  'food',
  'household',
  'assistive-devices',
] as const
