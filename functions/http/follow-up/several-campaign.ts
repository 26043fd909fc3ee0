import { findingsInWords } from '../../../shared/actions/campaign-words.ts'
import { beginCampaign } from '../../../shared/actions/move-to-campaign.ts'
import type { Several } from '../../../shared/actions/several-needs.ts'
import { findingSentence } from '../../../shared/messages/identity.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { severalWords } from '../../../shared/messages/several.ts'
import type { Campaign } from '../../../shared/store/campaign.ts'
import { field, type Problems, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/** What the choice says for a campaign that is only named, and for none: nothing is chosen before somebody does. */
const fresh = 'new'
const none = 'none'
const longestTitle = 60

/** Which campaign: one there is, a new one, or none. */
export function campaignFields(
  { fx, language }: MemberVisit,
  campaigns: readonly Campaign[],
  typed: Typed,
  problems: Problems,
): Html {
  const words = severalWords[language]
  const options = [
    { value: '', label: words.campaignChoose },
    ...campaigns
      .filter(({ ended }) => !ended)
      .map(({ campaign, title }) => ({ value: campaign, label: title })),
    { value: fresh, label: words.campaignNew },
    { value: none, label: words.campaignNone },
  ]
  const title = {
    name: 'title',
    label: words.campaignTitle,
    hint: words.campaignTitleHint,
    max: longestTitle,
  }
  return html`<input type="hidden" name="fresh" value="${typed.fresh ?? fx.newId()}">${field({ name: 'campaign', label: words.campaignChoice, options }, typed, problems)}${field(title, typed, problems)}`
}

/** Reads the choice; a new campaign's name is public, so it is searched like its other words. */
export function readCampaignChoice(
  { language }: MemberVisit,
  { campaign = '', title = '', fresh: id = '' }: Typed,
): { readonly ok: true; readonly it: Several } | { readonly ok: false; readonly problems: Problems } {
  if (campaign === '') return { ok: false, problems: { campaign: severalWords[language].campaignChoose } }
  if (campaign !== fresh)
    return { ok: true, it: { kind: 'campaign', campaign: campaign === none ? undefined : campaign } }
  if (title === '' || title.length > longestTitle || !/^[0-9A-Za-z]{10,40}$/.test(id))
    return { ok: false, problems: { title: severalWords[language].campaignTitleMissing } }
  const [finding] = findingsInWords({ title }, [])
  if (!finding) return { ok: true, it: { kind: 'campaign', campaign: id } }
  return {
    ok: false,
    problems: { title: importWords[language].notPublic(findingSentence(language, finding)) },
  }
}

/** The new campaign stands before its first need. */
export async function beginChosen(
  { fx, by }: MemberVisit,
  { campaign, title = '', fresh: id = '' }: Typed,
): Promise<void> {
  if (campaign === fresh) await beginCampaign(fx, by.scope, by, { campaign: id, title })
}
