import { boardWords, standingWords } from '../../../shared/messages/board.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { choicesOf, longestSearch } from '../../../shared/rules/board.ts'
import { checkbox } from '../page/choices.ts'
import { field } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import type { Board } from './board.ts'

/** Searching and filtering: an ordinary form whose answer is an address, to be kept or sent to a colleague. */
export function filterForm(visit: MemberVisit, { all, filter, campaigns }: Board): Html {
  const { language } = visit
  const words = boardWords[language]
  const { topics, states, streets } = choicesOf(all)
  const { todo, state, topic, area, campaign, mine, urgent, q } = filter
  const any = (label: string) => ({ value: '', label })
  const fields = [
    {
      name: 'state',
      label: words.state,
      options: [
        any(words.anyState),
        ...states.map((value) => ({ value, label: standingWords[language][value] })),
      ],
    },
    {
      name: 'topic',
      label: words.topic,
      options: [
        any(words.anyTopic),
        ...topics.map((value) => ({ value, label: topicNames[language][value] })),
      ],
    },
    {
      name: 'area',
      label: words.area,
      options: [any(words.anyArea), ...streets.map(({ code, place }) => ({ value: code, label: place }))],
    },
    ...(campaigns.length === 0
      ? []
      : [
          {
            name: 'campaign',
            label: words.campaign,
            options: [
              any(words.anyCampaign),
              ...campaigns.map((one) => ({ value: one.campaign, label: one.title })),
            ],
          },
        ]),
    { name: 'who', label: words.who, options: [any(words.everybody), { value: 'mine', label: words.mine }] },
  ]
  const typed = {
    state: state ?? '',
    topic: topic ?? '',
    area: area ?? '',
    campaign: campaign ?? '',
    who: mine ? 'mine' : '',
    q: q ?? '',
  }
  const narrowed = [state, topic, area, campaign, mine, urgent].some((one) => one !== undefined)
  return html`<form method="get" action="${urls.board()}" class="find" role="search" aria-label="${words.filter}">${
    todo ? html`<input type="hidden" name="todo" value="${todo}">` : ''
  }${field({ name: 'q', label: words.search, max: longestSearch, autocomplete: 'off' }, typed)}<button class="plain">${words.show}</button><details${narrowed ? html` open` : ''}><summary>${words.moreFilters}</summary><div class="row narrow">${fields.map(
    (spec) => html`<div>${field(spec, typed)}</div>`,
  )}</div>${checkbox({ value: 'urgent', label: words.onlyUrgent }, urgent ?? false)}<button class="plain">${words.show}</button></details></form>`
}
