import { type AllowedHosts, outgoingTarget } from './outgoing-address.ts'

/** The host of WeCom's group robots; settings may add others that speak the same. */
export const robotHosts: AllowedHosts = ['qyapi.weixin.qq.com']

/** The address WeCom gives to a group's robot, with its key. */
const weCom = /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9A-Za-z-]{8,80}$/

/** 'elsewhere': no host that robots are allowed at. 'incomplete': WeCom's, but not what it gives to a robot. */
export type RobotAddressProblem = 'elsewhere' | 'incomplete'

/** What is wrong with the address somebody typed for a robot, if anything is. */
export function robotAddressProblem(address: string, more: AllowedHosts): RobotAddressProblem | undefined {
  const target = outgoingTarget(address, [...robotHosts, ...more])
  if (!target) return 'elsewhere'
  return robotHosts.includes(target.host) && !weCom.test(address) ? 'incomplete' : undefined
}
