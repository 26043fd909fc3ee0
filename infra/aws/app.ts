import { Annotations, App } from 'aws-cdk-lib'
import { MulinStack } from './mulin-stack.ts'
import { judge } from './nag.ts'
import { deploySettingNames, readDeploySettings } from './settings.ts'

/** `cdk synth` and `cdk deploy` start here. Settings come by context (`-c NAME=value`) or environment. */
const app = new App()
const given = Object.fromEntries(
  deploySettingNames.map((name) => [name, app.node.tryGetContext(name) ?? process.env[name]]),
)
const stack = new MulinStack(app, readDeploySettings(given))
for (const [name, without] of Object.entries({
  MAIL_FROM: 'no message will leave: example.org cannot be verified in SES.',
  HUB_ADMIN: 'nobody can sign in to admit the first organisation.',
  ALARM_EMAIL: 'alarms ring where nobody hears them.',
}))
  if (!given[name]) Annotations.of(stack).addWarningV2(`mulin:${name}`, `Without ${name}, ${without}`)
judge(app, stack)
