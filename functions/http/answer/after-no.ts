import { answerWords } from '../../../shared/messages/answer.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'
import { deviceField } from './show.ts'

/** After a no: in one tap, nothing more from this organisation, or nothing more about such things. */
export function lessOf(visit: Visit, at: Answering): Html {
  const words = answerWords[visit.language]
  if (visit.c.req.query('muted') === '1') return html`<p role="status">${words.muted}</p>`
  if (at.link.via !== 'invitation' || at.actedElsewhere) return html``
  const topics = at.text.topics.map((topic) => topicNames[visit.language][topic]).join(words.lines)
  return html`<form method="post" action="${urls.decline(at.link.token)}">${deviceField(at)}<button class="plain" name="mute" value="org">${words.muteOrg(at.text.orgName)}</button><button class="plain" name="mute" value="topics">${words.muteTopics(topics)}</button></form>`
}
