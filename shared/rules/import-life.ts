/** What can be brought in from a list. */
export const importKinds = ['needs', 'volunteers', 'organizations'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * Where an import stands. 'read': the file is good and waits for somebody to say yes. 'running' and 'undoing' go on by due
 * work, a part at a time, until they end.
 */
export const importStates = ['read', 'running', 'done', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** Every legal move of an import. A row that cannot be written takes the rows before it back. */
export const importMoves = {
  read: ['running'],
  running: ['done', 'undoing'],
  done: ['undoing'],
  undoing: ['undone'],
  undone: [],
} as const satisfies Record<ImportState, readonly ImportState[]>

/** Rows written or taken back in one turn of due work; then everybody else has a turn. */
export const rowsPerTurn = 25

/** How long a file that was read waits for the yes, in ms; afterwards its rows are gone. */
export const readLifeMs = 86_400_000

/** Who was put on a list and has not said yes within this time is forgotten, in ms. */
export const listedForMs = 30 * 86_400_000

export const turnsFor = (rows: number): number => Math.ceil(rows / rowsPerTurn)
