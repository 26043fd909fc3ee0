import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type Door, doors, projectRoot } from '../../infra/aws/bundle/bundle.ts'
import { aDevice } from '../harness/a-device.ts'
import type { Received } from '../harness/https-server.ts'
import { somePushKeys } from '../harness/push-keys.ts'
import { opened, senderOf } from '../harness/push-service.ts'
import { bundleAll } from '../infra/bundled.ts'
import { loadedFirst } from '../infra/loaded-first.ts'

const bundles = bundleAll()
const recordedSizes: Record<Door, number> = JSON.parse(
  readFileSync(new URL('../figures/bundle-sizes.json', import.meta.url), 'utf8'),
)
afterAll(bundles.remove)

describe('bundle: what is in it', () => {
  test('what is loaded before the first answer stays small', () => {
    const loaded = loadedFirst(bundles)
    expect(loaded.http).toBeLessThanOrEqual(400_000)
    expect(loaded.broadcast).toBeLessThanOrEqual(330_000)
    expect(loaded.notify).toBeLessThanOrEqual(350_000)
  })

  test.each(doors)('what %s loads first does not grow by more than a fiftieth unnoticed', (door) => {
    const size = loadedFirst(bundles)[door]
    const known = recordedSizes[door]
    const percent = ((size / known - 1) * 100).toFixed(1)
    expect(
      size,
      `${door} loads ${size} B before its first answer, ${percent} % more than the ${known} B on record. ` +
        `Load what has come later or not at all; if it is worth it, write "${door}": ${size} into test/figures/bundle-sizes.json.`,
    ).toBeLessThanOrEqual(known * 1.02)
  })

  test.each(doors)('%s holds nothing of tests, the local start or the stack', (door) => {
    const foreign = bundles[door].inputs.filter((path) =>
      /^(test|infra\/(?!aws\/bundle\/))|dynalite|smtp-server|mailparser|playwright|aws-cdk/.test(path),
    )
    expect(foreign).toEqual([])
    expect(bundles[door].inputs.length).toBeGreaterThan(100)
  })

  test.each(doors)('%s holds no key, no source map and no path of the machine that built it', (door) => {
    const { text } = bundles[door]
    // Only what is found is shown: the whole text of a bundle would say nothing.
    expect(text.match(/.{30}(BEGIN [A-Z ]*PRIVATE KEY|AKIA[A-Z0-9]{16}|sourceMappingURL).{30}/g)).toBeNull()
    expect(text.indexOf(projectRoot)).toBe(-1)
  })

  test('notify reads what sends when the first message leaves', () => {
    const first = bundles.notify.bytesLoaded()
    expect(bundles.notify.bytesLoaded('shared/channels/ses.ts') - first).toBeGreaterThan(150_000)
    expect(bundles.notify.bytesLoaded('shared/channels/push.ts') - first).toBeGreaterThan(50_000)
  })

  test('notify seals a push as bundled, too', async () => {
    const { pushChannel } = await import(bundles.notify.fileOf('shared/channels/push.ts'))
    const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = somePushKeys()
    const device = aDevice()
    const asked: Record<string, unknown>[] = []
    const post = async (to: string, headers: object, bytes: Buffer) => {
      asked.push({ to, headers, bytes })
      return { kind: 'sent', status: 201, body: '' }
    }
    const channel = pushChannel({ publicKey, privateKey, subject: 'mailto:a@example.org' }, { post })
    const { endpoint: to, p256dh, auth } = device
    const push = { p256dh, auth, path: '/r/x', language: 'en', ttl: 60, urgency: 'high' }
    const message = { to, subject: 'Shoes', text: 'Two pairs', reference: 'ask.1', push }
    expect(await channel.send(message)).toEqual({ kind: 'sent' })
    const request = asked[0] as unknown as Received
    expect(opened(request, device)).toMatchObject({ title: 'Shoes', body: 'Two pairs', path: '/r/x' })
    expect(senderOf(request, publicKey)).toMatchObject({ aud: 'https://fcm.googleapis.com' })
  })

  test('only notify holds what sends, and derives what lets people in', () => {
    const sending =
      /nodemailer|web-push|client-sesv2|client-pinpoint-sms|shared\/channels\/(ses|smtp|sms-aws|sms-gateway|push|outgoing|link-keys)\.ts|^functions\/notify\//
    expect(bundles.notify.inputs.filter((path) => sending.test(path)).length).toBeGreaterThan(10)
    expect(bundles.http.inputs.filter((path) => sending.test(path))).toEqual([])
    expect(bundles.broadcast.inputs.filter((path) => sending.test(path))).toEqual([])
  })

  test.each(doors)('%s takes its credentials from the environment alone', (door) => {
    expect(bundles[door].inputs).toContain('infra/aws/bundle/environment-credentials.ts')
    expect(
      bundles[door].inputs.filter((path) => /credential-provider-(node|ini|sso|process|web)/.test(path)),
    ).toEqual([])
  })
})
