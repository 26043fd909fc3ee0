import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A built function at work in a process of its own, with the given environment and nothing else. */
export interface RunningLambda {
  /** @throws Error what the handler threw. */
  readonly invoke: (event: unknown) => Promise<unknown>
  /** Every line it wrote so far. */
  readonly lines: string[]
  readonly stop: () => Promise<void>
}

interface Said {
  readonly id?: number
  readonly ready?: true
  readonly answer?: unknown
  readonly failure?: string
}

/** Starts what was bundled into `folder`. @throws Error with what it wrote, when it ends before it is ready. */
export async function aLambda(folder: string, environment: Record<string, string>): Promise<RunningLambda> {
  const child = fork(fileURLToPath(new URL('lambda-process.ts', import.meta.url)), [folder], {
    env: environment,
    silent: true,
    execArgv: [],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)))
  const waiting = new Map<number, (said: Said) => void>()
  child.on('message', (said: Said) => said.id !== undefined && waiting.get(said.id)?.(said))
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Said | number]
  if (typeof first !== 'object' || !first.ready) throw new Error(lines.join('\n'))

  let calls = 0
  return {
    lines,
    invoke: async (event) => {
      const id = ++calls
      const said = await new Promise<Said>((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, event })
      })
      if (said.failure !== undefined) throw new Error(said.failure)
      return said.answer
    },
    stop: async () => {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
