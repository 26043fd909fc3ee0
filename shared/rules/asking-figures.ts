/**
 * What is known about how people answer when they are asked to help: every figure that asking rests on, with where it comes
 * from. (A) data, (B) weak data, (C) assumption. They are priors: an organisation's own history moves them (experience.ts).
 */
export interface Figure {
  readonly value: number
  /** The span in which the truth is expected to lie; the simulation plays all of it. */
  readonly range: readonly [least: number, most: number]
  readonly grade: 'A' | 'B' | 'C'
  readonly source: string
}

export const askingFigures = {
  /** Share of personal requests that are answered yes, over all registered. */
  chance: {
    value: 0.05,
    range: [0.01, 0.1],
    grade: 'B',
    source: 'text messages of a call-in action 4.7 %; vaccination appeals one yes for 15–27 messages',
  },
  /** 1 / (squared coefficient of variation of people's chances): how much the first answers say about somebody. */
  certainty: {
    value: 1 / 3,
    range: [0.2, 0.6],
    grade: 'A',
    source: 'half of those registered never answer, 10 % give 60 % of all yeses: squared variation 3',
  },
  /** Days somebody does not look at requests after one they left unanswered: the mean of a geometric time. */
  inactiveDays: {
    value: 5,
    range: [3, 7],
    grade: 'C',
    source:
      'form from data (people do nothing for some days after an appeal they did not answer), value assumed',
  },
  /** How often the chance of somebody who reads another language than the request is that of others. */
  otherLanguage: { value: 0.5, range: [0.25, 1], grade: 'C', source: 'assumption' },
  /** The chance of somebody who has offered just this, in this size, before anybody asked. */
  offerFits: {
    value: 0.5,
    range: [0.3, 0.8],
    grade: 'C',
    source: 'assumption; 46–77 % of published small wishes are claimed',
  },
  /** How many times likelier somebody is who has offered such a thing, in a size that is not known. */
  offerMayFit: { value: 4, range: [2, 8], grade: 'C', source: 'assumption' },
  /** How many times likelier a neighbour of the same community is than somebody of the same district. */
  sameCommunity: { value: 1.5, range: [1, 3], grade: 'C', source: 'assumption' },
  sameStreet: { value: 1.2, range: [1, 2], grade: 'C', source: 'assumption' },
  otherDistrict: { value: 0.7, range: [0.3, 1], grade: 'C', source: 'assumption' },
  /** How many times longer people take to answer what is not urgent. */
  slowness: { value: 4.5, range: [3, 6], grade: 'C', source: 'assumption' },
  /** How many pieces one yes takes. */
  piecesPerYes: { value: 1, range: [1, 3], grade: 'C', source: 'assumption' },
} as const satisfies Record<string, Figure>
