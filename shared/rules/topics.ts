/** What a need is about and a volunteer chooses. */
export const topics = [
  'clothing',
  'shoes',
  'school-things',
  'food',
  'household',
  'assistive-devices',
  'tutoring',
  'arts',
  'company',
  'repairs',
  'transport',
  'law',
  'counselling',
  'health',
] as const
export type Topic = (typeof topics)[number]

/** Kinds of needs. Only goods are served yet; the others have their place in the model. */
export const needKinds = ['goods', 'sessions', 'professional'] as const
export type NeedKind = (typeof needKinds)[number]

/** How far a volunteer lets requests come from, from the own community outwards. */
export const reaches = ['community', 'street', 'district', 'city'] as const
export type Reach = (typeof reaches)[number]

export const urgencies = ['normal', 'high'] as const
export type Urgency = (typeof urgencies)[number]

/** Digits of the area code that a level has in the national scheme. */
export const levelDigits = { city: 4, district: 6, street: 9, community: 12 } as const satisfies Record<
  Reach,
  number
>
