/**
 * The script of the board. Asks every half minute whether anything has changed and then puts only the changed needs in place: what has the
 * focus stays, and so do ticks, typed words and the place on the page. Says what is new to screen readers. It rests in a hidden tab and four
 * hours after the last key or touch, so that a forgotten window keeps no session alive. Without it the page has a link that does
 * the same. Served as it stands here.
 */
export const boardScript = `'use strict'
;(() => {
  const list = document.getElementById('board-needs')
  const news = document.getElementById('board-news')
  if (!list || !news) return
  const every = 30000
  const rests = 4 * 3600000
  let touched = Date.now()
  let busy = false
  for (const kind of ['pointerdown', 'keydown', 'visibilitychange'])
    document.addEventListener(kind, () => {
      touched = Date.now()
    })

  const since = (address) => {
    const url = new URL(address, location.href)
    url.searchParams.set('seen', list.dataset.seen)
    url.searchParams.delete('all')
    return url
  }
  const inside = (node) => node.contains(document.activeElement)

  const swap = (id, page) => {
    const old = document.getElementById(id)
    const fresh = page.getElementById(id)
    if (old && fresh && !inside(old) && old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh)
  }

  // The heading of a card holds all that can have the focus: in a card that has it, only what is below changes.
  const card = (fresh) => {
    const old = document.getElementById(fresh.id)
    if (!old || old.outerHTML === fresh.outerHTML) return old ?? fresh
    if (inside(old)) {
      for (const one of [...old.children].slice(1)) one.remove()
      old.append(...[...fresh.children].slice(1))
      return old
    }
    const box = fresh.querySelector('input')
    if (box) box.checked = old.querySelector('input').checked
    return fresh
  }

  const arrange = (wanted) => {
    for (const one of [...list.children]) {
      const next = wanted.find(({ id }) => id === one.id)
      if (next && next !== one) one.replaceWith(next)
      else if (!next && !inside(one)) one.remove()
    }
    if (inside(list)) {
      for (const one of wanted.filter(({ parentNode }) => parentNode !== list).reverse()) list.prepend(one)
      return
    }
    wanted.forEach((one, i) => {
      if (list.children[i] !== one) list.insertBefore(one, list.children[i] ?? null)
    })
  }

  const anchored = (change) => {
    const anchor = inside(list)
      ? document.activeElement.closest('section')
      : [...list.children].find((one) => one.getBoundingClientRect().bottom > 0)
    const before = anchor ? anchor.getBoundingClientRect().top : 0
    change()
    if (!anchor || window.scrollY === 0) return
    const same = document.getElementById(anchor.id)
    if (same) window.scrollBy(0, same.getBoundingClientRect().top - before)
  }

  const take = async (say) => {
    const answer = await fetch(since(location.href))
    if (!answer.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('board-needs')
    if (!fresh) return location.reload()
    anchored(() => {
      swap('to-do', page)
      swap('board-state', page)
      arrange([...fresh.children].map(card))
    })
    list.dataset.seen = fresh.dataset.seen
    news.textContent = say
  }

  const look = async () => {
    if (busy || document.hidden || Date.now() - touched > rests) return
    busy = true
    try {
      const answer = await fetch(since(list.dataset.changes))
      if (!answer.ok || answer.redirected) return
      const { seen, say } = await answer.json()
      if (seen !== list.dataset.seen) await take(say)
    } catch {
    } finally {
      busy = false
    }
  }
  setInterval(look, every)
  document.addEventListener('visibilitychange', look)

  list.addEventListener('keydown', (event) => {
    const step = { j: 1, k: -1 }[event.key]
    const here = event.target.closest('section')
    if (!step || !here || event.ctrlKey || event.metaKey || event.altKey) return
    const next = step > 0 ? here.nextElementSibling : here.previousElementSibling
    if (next) next.querySelector('a').focus()
  })
})()
`
