import type { Messages } from '#shared/messages/messages.ts'

/** A format as people call it: its code, unless the messages know better. */
export const formatName = (t: Messages, code: string): string => t.catalogue.format[code] ?? code
