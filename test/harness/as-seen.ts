/** A page as it is seen: without what is only read aloud in the place of a masked name. */
export const asSeen = (page: string): string =>
  page.replace(/<span aria-hidden="true">([^<]*\*\*)<\/span><span class="aloud">[^<]*<\/span>/g, '$1')
