import type { Message } from './channel.ts'

/** A message as nodemailer takes it: to exactly one address, and with nothing of ours fetched from disk or network. */
export function mailOf(message: Message, from: string) {
  return {
    from,
    // As an object the address is one address, whatever it contains.
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    ...(message.html === undefined ? {} : { html: message.html }),
    messageId: `<${message.reference}@${domainOf(from)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(message.stop ? stopHeaders(message.stop.oneClick) : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false as const,
  }
}

/** One-click unsubscribe (RFC 8058): the mailbox posts to the address by itself when its reader presses 'stop'. */
function stopHeaders(oneClick: string) {
  return {
    // Prepared, because a long address must not be folded; as a URL it has no line breaks.
    'List-Unsubscribe': { prepared: true, value: `<${new URL(oneClick).href}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

function domainOf(from: string): string {
  return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
}
