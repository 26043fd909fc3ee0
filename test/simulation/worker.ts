import { parentPort } from 'node:worker_threads'
import { run, type Task } from './run.ts'

/** The thread in which tasks are played, one after another. */
parentPort?.on('message', (task: Task) => parentPort?.postMessage(run(task)))
