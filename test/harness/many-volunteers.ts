import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { defaultPreferences } from '../../shared/rules/preferences.ts'
import { keys } from '../../shared/store/keys.ts'
import { type Volunteer, volunteer } from '../../shared/store/volunteer.ts'
import type { World } from './world.ts'

/** Many volunteers who can be asked, written straight to the table: for tests that are about numbers. */
export async function manyVolunteers(
  world: World,
  count: number,
  changes: Partial<Volunteer> = {},
): Promise<Volunteer[]> {
  const { fx, clock } = world
  const made = Array.from({ length: count }, (_, i): Volunteer => {
    const address = `many${i}@example.org`
    return volunteer.parse({
      ...defaultPreferences,
      volunteer: fx.newId(),
      state: 'active',
      name: '王芳',
      language: 'zh-CN',
      area: '420502003002',
      topics: ['clothing'],
      email: { address, identity: fx.identify(address), confirmedAt: clock.now() },
      joinedThrough: 'yunyi',
      joinedAt: clock.now(),
      copied: [],
      version: 1,
      ...changes,
    })
  })
  for (let i = 0; i < made.length; i += 25)
    await fx.table.client.send(
      new BatchWriteCommand({
        RequestItems: {
          [fx.table.name]: made.slice(i, i + 25).map((one) => ({
            PutRequest: { Item: { ...keys.volunteer(one.volunteer), ...one } },
          })),
        },
      }),
    )
  return made
}

/** The same in groups of a wave's size. */
export function wavesOf<T>(all: readonly T[], size = 25): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
