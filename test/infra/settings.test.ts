import { expect, test } from 'vitest'
import { readDeploySettings } from '../../infra/aws/settings.ts'
import { textsFit } from '../../shared/messages/texts.ts'
import { gatewaySettings, textSettings } from './a-stack.ts'

test('a deployment with no setting at all has sensible ones', () => {
  expect(readDeploySettings({})).toMatchObject({
    STACK_NAME: 'Mulin',
    MAIL: 'ses',
    TIME_ZONE: 'Asia/Shanghai',
    HTTP_CONCURRENCY: 50,
    REQUESTS_PER_SECOND: 50,
  })
})

test('an empty setting counts as not given, as CI passes it', () => {
  const empty = { PUBLIC_ORIGIN: '', MAIL: '', ALARM_EMAIL: '', DOMAIN_NAME: '', HUB_ADMIN: '' }
  expect(readDeploySettings(empty)).toEqual(readDeploySettings({}))
})

test("a login shell's MAIL, the path of a mailbox, is not meant for us", () => {
  expect(readDeploySettings({ MAIL: '/var/mail/anna' }).MAIL).toBe('ses')
})

test.each([
  [{ PUBLIC_ORIGIN: 'http://mulin.example.org' }, 'PUBLIC_ORIGIN should be: an https:// origin'],
  [{ MAIL: 'pigeon' }, 'MAIL should be: ses or smtp'],
  [{ MAIL_FROM: 'Mulin' }, 'MAIL_FROM should be: a sender'],
  [{ MAIL: 'smtp' }, 'SMTP_URL_SECRET should be: MAIL=smtp needs the ARN'],
  [{ SMTP_URL_SECRET: 'smtp://me:secret@mail' }, 'SMTP_URL_SECRET should be: the whole ARN'],
  [{ VAPID_PUBLIC_KEY: `B${'x'.repeat(86)}` }, 'give VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY_SECRET together'],
  [{ VAPID_PUBLIC_KEY: 'short' }, 'VAPID_PUBLIC_KEY should be: 65 bytes as base64url'],
  [{ PUSH_HOSTS: '127.0.0.1' }, "PUSH_HOSTS should be: hosts such as 'push.example.org"],
  [{ SMS: 'pigeon' }, 'SMS should be: none, aws, gateway or both'],
  [{ SMS: 'aws', SMS_ORIGIN: 'https://mulin.cn' }, 'SMS=aws and SMS=both need the ARN'],
  [{ ...gatewaySettings, SMS: 'both' }, 'SMS=aws and SMS=both need the ARN'],
  [{ ...gatewaySettings, SMS_GATEWAY_URL: '' }, 'SMS_GATEWAY_URL should be: SMS=gateway and SMS=both need'],
  [{ ...gatewaySettings, SMS_GATEWAY_URL: 'http://gateway.example' }, 'an https:// address'],
  [{ ...gatewaySettings, SMS_GATEWAY_TEMPLATES: 'code=SMS_1' }, 'a template for every kind'],
  [{ ...gatewaySettings, SMS_GATEWAY_FORMAT: 'nonsense' }, 'SMS_GATEWAY_FORMAT should be'],
  [{ SMS_ORIGINATION_ARN: '+8613800000000' }, 'SMS_ORIGINATION_ARN should be: the ARN of a number'],
  [{ ...textSettings, SMS_ORIGIN: '' }, 'SMS_ORIGIN should be: text messages need a short domain'],
  [{ ...textSettings, SMS_ORIGIN: 'https://mulin.xiling.yichang.gov.cn' }, 'need a short domain'],
  [{ ...textSettings, SMS_COUNTRIES: 'China' }, 'SMS_COUNTRIES should be: beginnings of numbers'],
  [{ ...textSettings, SMS_PER_NEED: '-1' }, 'SMS_PER_NEED should be'],
  [{ DOMAIN_NAME: 'mulin.example.org' }, 'give DOMAIN_NAME and CERTIFICATE_ARN together'],
  [{ TIME_ZONE: 'Yichang' }, 'TIME_ZONE should be: an IANA time zone'],
  [{ ALARM_EMAIL: 'me' }, 'ALARM_EMAIL should be: an e-mail address'],
  [{ HTTP_CONCURRENCY: 'many' }, "HTTP_CONCURRENCY should be: a number, or 'off'"],
])('%j is refused in a sentence that does not repeat the value', (given, sentence) => {
  expect(() => readDeploySettings(given)).toThrow(sentence)
  for (const value of Object.values(given)) expect(() => readDeploySettings(given)).not.toThrow(`'${value}'`)
})

test('the longest domain that text messages have room for is what the setting says', () => {
  expect(textsFit(`https://${'x'.repeat(16)}.cn`)).toBe(true)
  expect(textsFit(`https://${'x'.repeat(17)}.cn`)).toBe(false)
})
