import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHostPattern, outgoingTarget } from '../../shared/rules/outgoing-address.ts'
import { isPublicAddress } from '../../shared/rules/public-address.ts'

describe('ssrf: what is a public address', () => {
  test.each(['8.8.8.8', '1.1.1.1', '223.5.5.5', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )
  test.each(['2606:4700::1111', '240e:4c:4008::1', '2a00:1450:4001:800::200e', '2400:3200::1'])(
    '%s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    // loopback, private, link-local, CGNAT, multicast, broadcast, reserved, this network
    ...['127.0.0.1', '127.255.0.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '0.0.0.0'],
    ...['100.64.0.1', '100.127.255.255', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '0.1.2.3'],
    // metadata of clouds
    ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    // documentation, benchmarks, relays
    ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '198.19.255.255', '192.88.99.1'],
    // loopback, unspecified, local, link-local with a zone, multicast, metadata
    ...['::1', '::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
    // an IPv4 address inside: mapped, compatible, translated, tunnelled
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:0001', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1', '2002:7f00:1::1', '2001:0:4136:e378::1'],
    // documentation and what nobody has been given
    ...['2001:db8::1', '3fff::1', '2001:20::1', '100::1', '5f00::1', '4000::1'],
    // other spellings of the same
    ...[
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '0177.0.0.1',
      '127.0.0.01',
      '0x7f000001',
      '127.0.0.1.',
      ' 127.0.0.1',
    ],
    ...['8.8.8.8.8', '8.8.8', '256.1.1.1', '１２７.0.0.1', '8.8.8.8 ', '8.8.8.8\n', '+8.8.8.8', '8e1.1.1.1'],
    ...[
      '[2606:4700::1111]',
      '2606:4700:::1',
      '2606:4700',
      '2606::4700::1',
      '1:2:3:4:5:6:7:8:9',
      '',
      ':',
      'localhost',
    ],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))

  test('no IPv4 address becomes public by being written within an IPv6 one', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom('::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', 'fe80::5efe:'),
        (inner, before) => {
          expect(isPublicAddress(before + inner)).toBe(false)
        },
      ),
    )
  })

  test('every address is read in one way only, however its zeros are left out', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const whole = new URL(`http://[${address}]`).hostname.slice(1, -1)
        expect(isPublicAddress(address)).toBe(isPublicAddress(whole) && !address.includes('.'))
      }),
    )
  })
})

describe('ssrf: where a request may go', () => {
  const hosts = ['qyapi.weixin.qq.com', '*.push.example', 'localhost:8443', 'sms.example.org:444']
  const port443 = (host: string) => ({ host, port: 443 })

  test.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx', port443('qyapi.weixin.qq.com')],
    ['https://QYAPI.weixin.QQ.com/a', port443('qyapi.weixin.qq.com')],
    ['https://qyapi.weixin.qq.com:443/a', port443('qyapi.weixin.qq.com')],
    ['https://qyapi.weixin.qq.com', port443('qyapi.weixin.qq.com')],
    ['https://one.push.example/x', port443('one.push.example')],
    ['https://one.two.push.example/x', port443('one.two.push.example')],
    ['https://localhost:8443/x', { host: 'localhost', port: 8443 }],
    ['https://sms.example.org:444/x', { host: 'sms.example.org', port: 444 }],
  ])('%s', (address, target) => expect(outgoingTarget(address, hosts)).toEqual(target))

  test.each([
    // another scheme, another port, another host, only the suffix itself
    ...['http://qyapi.weixin.qq.com/', 'https://qyapi.weixin.qq.com:8443/', 'https://sms.example.org/x'],
    ...['https://evil.example/', 'https://push.example/', 'https://evilpush.example/', 'https://localhost/x'],
    ...['ftp://qyapi.weixin.qq.com/', '//qyapi.weixin.qq.com/', 'qyapi.weixin.qq.com', 'file:///etc/passwd'],
    // a name and password, and what looks like a host and is one
    ...['https://me:secret@qyapi.weixin.qq.com/', 'https://qyapi.weixin.qq.com@evil.example/'],
    ...[
      'https://qyapi.weixin.qq.com\\@evil.example/',
      'https://qyapi.weixin.qq.com/\\evil',
      'https:\\\\qyapi.weixin.qq.com/',
    ],
    ...[
      'https://evil.example#.push.example/',
      'https://evil.example/.push.example',
      'https://evil.example?.push.example',
    ],
    ...[
      'https://qyapi.weixin.qq.com./',
      'https://qyapi.weixin.qq.com.evil.example/',
      'https://.push.example/',
    ],
    ...['https://a..push.example/', 'https://qyapi。weixin。qq。com/', 'https://qyapi.weixin.qq.com:0443/'],
    // line breaks, blanks, letters beyond ASCII
    ...[
      'https://qyapi.weixin.qq.com/\nhost: x',
      'https://qyapi.weixin.qq.com/a b',
      'https://qyapi.weixin.qq.com/é',
      ' https://qyapi.weixin.qq.com/',
    ],
  ])('not %j', (address) => expect(outgoingTarget(address, hosts)).toBeUndefined())

  test.each(['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '[::1]', '1.0x1'])(
    'not %s, even where a list names it: an address is not a name',
    (literal) => expect(outgoingTarget(`https://${literal}/`, [literal])).toBeUndefined(),
  )

  test('whatever passes is read the same way by those who make the request', () => {
    const strange = fc.stringMatching(/^[a-z.@:\\/#?%0-9 -]{0,12}$/)
    fc.assert(
      fc.property(strange, strange, (before, after) => {
        const address = `https://${before}qyapi.weixin.qq.com${after}`
        const target = outgoingTarget(address, hosts)
        if (!target) return
        const read = new URL(address)
        expect([read.hostname, Number(read.port || 443)]).toEqual([target.host, target.port])
        expect([read.protocol, read.username, read.password]).toEqual(['https:', '', ''])
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['qyapi.weixin.qq.com', '*.example.org', 'a.b:8443', '*.a.b:8443', 'xn--fiqs8s.cn'])(
    'a list may say %s',
    (entry) => expect(isHostPattern(entry)).toBe(true),
  )
  test.each([
    '*',
    '*.',
    '**.a.b',
    'a.*',
    'https://a.b',
    'a.b/c',
    'A.b',
    '10.0.0.1',
    'a.b:0',
    'a.b:99999',
    'a b',
    '',
  ])('and not %j', (entry) => expect(isHostPattern(entry)).toBe(false))
})
