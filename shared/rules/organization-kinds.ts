/** What an organisation does; an organisation may do several. */
export const categories = [
  'environment',
  'public-culture',
  'family-education',
  'counselling',
  'convenience',
  'elderly-and-disability',
] as const
export type Category = (typeof categories)[number]

/** The level of the place tree an organisation works for, from the whole city down to one community. */
export const organizationLevels = ['city', 'district', 'street', 'community'] as const
export type OrganizationLevel = (typeof organizationLevels)[number]

export const organizationStates = ['active', 'stopped'] as const
