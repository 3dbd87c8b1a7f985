import { folded } from '../../../../shared/format/folded.ts'

/** Titles before and after a name. */
const bare = (name: string): string =>
  name
    .replace(/,.*$/, '')
    .replace(/(?:^|\s)(?:\p{L}+\.)+(?=\s)/gu, ' ')
    .trim()

/** Whether a task names the person, as the one who leads or helps; titles, letter case and diacritics do not matter. */
export const isTaskOf = (
  task: { assignee: string | null; also: readonly string[] },
  name: string,
): boolean => {
  const wanted = folded(bare(name))
  return wanted !== '' && [task.assignee ?? '', ...task.also].some((one) => folded(one).includes(wanted))
}

/** The name as registers write it in tasks, without titles. */
export const nameInTasks = bare
