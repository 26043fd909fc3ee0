/**
 * How long a test waits for what will surely come, in ms: a page, a letter, an answer. On a busy machine everything takes many times as long as alone,
 * so this only ends what hangs, and is no check.
 */
export const patienceMs = 300_000
