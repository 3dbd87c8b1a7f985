import * as v from 'valibot'

/** A path of Radnice or a whole https address, never another site's by a trick; empty is null. */
export const linkAddress = (sentence: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(500, sentence),
    v.check(
      (text) => text === '' || /^\/[^/\\\s][^\s]*$/.test(text) || /^https:\/\/[^\s]+$/.test(text),
      sentence,
    ),
    v.transform((text) => text || null),
  )
