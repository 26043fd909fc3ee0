/**
 * The service worker: shows a message as a notification, and opens its link when somebody presses it. It keeps nothing, answers no request of
 * a page, and leads nowhere but to our own origin. Served as it stands here.
 */
export const workerScript = `'use strict'
self.addEventListener('push', (event) => {
  let said = {}
  try {
    said = event.data.json()
  } catch {
    // Nothing we sent: browsers ask that something is shown all the same.
  }
  const { title = 'Mulin 睦邻', body = '', tag = '', lang = '', path = '/' } = said
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, data: { path } }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const to = new URL(event.notification.data?.path ?? '/', self.location.origin)
  const ours = to.origin === self.location.origin
  event.waitUntil(self.clients.openWindow(ours ? to.href : self.location.origin))
})
self.addEventListener('install', () => self.skipWaiting())
`
