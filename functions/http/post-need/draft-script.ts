/**
 * The script of the form of a need. It keeps what is typed on this phone, by member and form, offers it at the next visit, and says so instead
 * of leaving the page when there is no network. What is kept goes once the need is saved, at signing out, after a day, and when somebody else
 * signs in. The buttons beside a quantity and the pictures of sizes answer at once. Without it the form has all of that but what is kept.
 * Served as it stands here.
 */
export const draftScript = `'use strict'
;(() => {
  const begins = 'mulin-draft '
  const lasts = 24 * 3600000
  const form = document.querySelector('form[data-draft]')
  let store
  try {
    store = localStorage
    store.getItem('')
  } catch {
    store = undefined
  }
  const read = (key) => {
    try {
      const { at, need, fields } = JSON.parse(store.getItem(key))
      return Array.isArray(fields) && Date.now() - at < lasts && at < Date.now() + 60000 ? { at, need, fields } : undefined
    } catch {}
  }
  const valueIn = ({ fields }, name) => fields.find(([one]) => one === name)?.[1]

  // What has had its day, what is another member's, and what has been saved by now.
  const away = (key) => {
    const draft = read(key)
    if (!draft || document.querySelector('[data-drafts=away]')) return true
    if (form) return !key.startsWith(begins + form.dataset.draft + ' ')
    const [, , need] = location.pathname.split('/')
    if (draft.need !== need) return false
    const version = document.querySelector('main [name=version]')?.value
    const isNew = valueIn(draft, 'version') === undefined
    return isNew || location.search === '?done=saved' || (version && version !== valueIn(draft, 'version'))
  }
  if (store) for (const key of Object.keys(store)) if (key.startsWith(begins) && away(key)) store.removeItem(key)
  if (!form) return

  const key = begins + form.dataset.draft + ' ' + new URL(form.action).pathname
  const secret = form.dataset.unkept.split(' ')
  const values = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !secret.includes(name))
  const say = (what, shown) => {
    for (const one of document.querySelectorAll('[data-say=' + what + ']')) one.hidden = !shown
  }

  const begun = 'begun' in form.dataset
  let old = store && read(key)
  let at = begun && old ? old.at : undefined
  let last = begun ? '' : JSON.stringify(values())
  const keep = () => {
    const now = JSON.stringify(values())
    if (!store || now === last) return
    last = now
    at ??= Date.now()
    try {
      store.setItem(key, JSON.stringify({ at, need: form.dataset.need, fields: values() }))
    } catch {}
  }
  if (store) {
    say('kept', true)
    setInterval(keep, 1000)
    addEventListener('pagehide', keep)
  }

  // Whether the server can be reached: what the browser believes is not enough in a lift.
  const reached = async () => {
    if (navigator.onLine === false) return false
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), 15000)
    try {
      await fetch(form.dataset.reach, { cache: 'no-store', signal: patience.signal })
      return true
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }
  const cannot = () => {
    say('offline', true)
    document.querySelector('[data-say=offline]').scrollIntoView({ block: 'center' })
  }
  let sure = false
  let busy = false
  form.addEventListener('submit', async (event) => {
    keep()
    if (sure || event.defaultPrevented) {
      sure = false
      return
    }
    if (!form.requestSubmit && navigator.onLine !== false) return
    event.preventDefault()
    if (busy) return
    busy = true
    const there = await reached()
    busy = false
    if (!there) return cannot()
    say('offline', false)
    sure = true
    form.requestSubmit(event.submitter)
  })
  addEventListener('online', () => say('offline', false))

  // One's own beginning, as it was: sent like any other button of the form, so that the server shows it with all its rows.
  const offer = document.getElementById('draft')
  const differs = old && JSON.stringify(old.fields) !== last
  if (old && !begun && (!differs || valueIn(old, 'version') !== form.elements.version?.value)) {
    store.removeItem(key)
    old = undefined
  }
  if (old && !begun && offer) {
    const then = new Date(old.at)
    const day = then.toDateString() === new Date().toDateString() ? {} : { month: 'numeric', day: 'numeric' }
    offer.querySelector('time').textContent = then.toLocaleString(document.documentElement.lang, {
      ...day,
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
    offer.hidden = false
    offer.addEventListener('click', async ({ target }) => {
      const pressed = target.closest('button')?.dataset.draft
      if (pressed === 'away') {
        if (at === undefined) store.removeItem(key)
        offer.hidden = true
        document.querySelector('h1').tabIndex = -1
        document.querySelector('h1').focus()
      }
      if (pressed !== 'go-on') return
      if (!(await reached())) return cannot()
      const again = document.createElement('form')
      again.method = 'post'
      again.action = form.action
      for (const [name, value] of [...old.fields, ['do', 'go-on']]) {
        const field = document.createElement('textarea')
        field.name = name
        field.value = value
        again.append(field)
      }
      again.hidden = true
      document.body.append(again)
      again.submit()
    })
  }

  form.addEventListener('click', (event) => {
    const [, step, row] = /^(fewer|more):(\\d+)$/.exec(event.target.closest('button')?.value ?? '') ?? []
    if (!step) return
    const field = form.elements['wanted' + row]
    const now = Number(field.value || '1')
    if (!Number.isInteger(now)) return
    event.preventDefault()
    field.value = Math.min(Math.max(now + (step === 'more' ? 1 : -1), 1), 1000)
    form.querySelector('[aria-live]').textContent = field.value
  })

  const written = {}
  form.addEventListener('change', ({ target: { name, value, dataset } }) => {
    const row = /^size(\\d+)$/.exec(name)?.[1]
    if (!row || !dataset.fit) return
    const field = form.elements['fit' + row]
    const before = written[row]
    if (before && field.value.startsWith(before)) field.value = dataset.fit + field.value.slice(before.length)
    else if (field.value === '') field.value = dataset.fit
    else return
    written[row] = dataset.fit
  })
  form.addEventListener('input', ({ target: { name } }) => {
    const row = /^fit(\\d+)$/.exec(name)?.[1]
    for (const one of row ? form.querySelectorAll('[name=size' + row + ']') : []) one.checked = false
  })
})()
`
