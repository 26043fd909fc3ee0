type Async = (...given: never[]) => Promise<unknown>

/**
 * A function whose file is read when it is first called: what is loaded before the first answer decides how fast a function
 * starts, and most calls need one page or one kind of work.
 */
export function later<Name extends string, Module extends Record<Name, Async>>(
  load: () => Promise<Module>,
  name: Name,
): Module[Name] {
  const called: Async = async (...given) => (await load())[name](...given)
  return called as Module[Name]
}
