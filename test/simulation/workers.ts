import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Summary, Task } from './run.ts'

/** Runs tasks on all cores, and answers in their order. Tells after each how many are done. */
export async function runAll(
  tasks: readonly Task[],
  told: (done: number, of: number) => void = () => {},
): Promise<readonly Summary[]> {
  const summaries: Summary[] = Array(tasks.length)
  let next = 0
  let done = 0
  const work = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    try {
      while (next < tasks.length) {
        const at = next++
        summaries[at] = await answer(worker, tasks[at]!)
        told(++done, tasks.length)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work))
  return summaries
}

function answer(worker: Worker, task: Task): Promise<Summary> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (summary: Summary) => {
      worker.off('error', reject)
      resolve(summary)
    })
    worker.postMessage(task)
  })
}
