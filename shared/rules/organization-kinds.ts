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

export const organizationStates = ['active', 'stopped'] as const
