import { afterAll, describe, expect, test } from 'vitest'
import { doors, projectRoot } from '../../infra/aws/bundle/bundle.ts'
import { bundleAll } from '../infra/bundled.ts'

const bundles = bundleAll()
afterAll(bundles.remove)

describe('bundle: what is in it', () => {
  test('what is loaded before the first answer stays small', () => {
    const loaded = {
      http: bundles.http.bytesLoaded('functions/http/answer/show.ts'),
      broadcast: bundles.broadcast.bytesLoaded(),
      notify: bundles.notify.bytesLoaded(),
    }
    expect(loaded.http).toBeLessThanOrEqual(400_000)
    expect(loaded.broadcast).toBeLessThanOrEqual(330_000)
    expect(loaded.notify).toBeLessThanOrEqual(350_000)
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
    expect(bundles.notify.bytesLoaded('shared/channels/ses.ts')).toBeGreaterThan(500_000)
  })

  test('only notify holds what sends, and derives what lets people in', () => {
    const sending =
      /nodemailer|client-sesv2|client-pinpoint-sms|shared\/channels\/(ses|smtp|sms-aws|link-keys)\.ts|^functions\/notify\//
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
