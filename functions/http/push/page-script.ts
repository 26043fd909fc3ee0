/**
 * The script of the two pages that offer notifications. It shows the offer where this browser can keep it, asks its owner,
 * and sends what the browser hands out as an ordinary form. Without it nothing is missing on the page but the offer. Served as it stands here.
 */
export const pageScript = `'use strict'
;(async () => {
  const offer = document.getElementById('push-offer')
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!offer || !able) return
  const form = offer.querySelector('form')
  const button = form.querySelector('button')
  const say = (what) => {
    for (const one of offer.querySelectorAll('[data-say]')) one.hidden = one.dataset.say !== what
  }
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/[+]/g, '-').replace(/[/]/g, '_').replace(/=+$/, '')
  const hash = async (said) => text(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said)))

  const registered = await navigator.serviceWorker.getRegistration('/')
  const known = await registered?.pushManager.getSubscription()
  const name = known && (await hash(known.endpoint))
  const mine = name && document.querySelector('[data-endpoint="' + name + '"]')
  if (mine) {
    mine.querySelector('[data-this]').hidden = false
    const off = mine.querySelector('form')
    off.addEventListener('submit', (event) => {
      event.preventDefault()
      known.unsubscribe().finally(() => off.submit())
    })
    return
  }
  offer.hidden = false
  if (Notification.permission === 'denied') {
    form.hidden = true
    say('denied')
    return
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    say('')
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        say('denied')
        return
      }
      await navigator.serviceWorker.register('/push-worker.js')
      const { pushManager } = await navigator.serviceWorker.ready
      const earlier = await pushManager.getSubscription()
      const key = earlier?.options.applicationServerKey
      if (earlier && (!key || text(key) !== form.dataset.key)) await earlier.unsubscribe()
      const { endpoint, keys } = (
        await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) })
      ).toJSON()
      for (const [field, value] of Object.entries({ endpoint, p256dh: keys.p256dh, auth: keys.auth }))
        form.elements[field].value = value
      form.submit()
    } catch {
      say('failed')
    } finally {
      button.disabled = false
    }
  })
})()
`
