import type { Minutes } from '../minutes.ts'
import { readAgenda } from './agenda.ts'
import { readCourse } from './course.ts'
import { readHead } from './head.ts'
import { findLabels, type Labelled } from './labels.ts'
import { readNextMeeting } from './next-meeting.ts'
import { parseLayout } from './parse-layout.ts'
import { parsePrinted } from './parse-printed.ts'
import { readPeople } from './people.ts'
import { quorumStated } from './quorum-stated.ts'
import { readResolutions } from './resolutions.ts'
import { joinLines, readSource, type Source } from './source.ts'
import { readTasks } from './tasks.ts'

/** Characters of a wording that the exchange format of minutes carries */
const excerptLength = 120

/**
 * Reads minutes from their plain text: our own layouts exactly, any other by its habits. What the document does not state is null.
 * @param whole what a person works with: wordings of resolutions and tasks uncut, kinds of outcomes where the document
 * names them; else the shape of the exchange format, with the first 120 characters of a wording
 */
export function parseMinutes(text: string, { whole = false } = {}): Minutes {
  const own = parseLayout(text) ?? parsePrinted(text)
  if (own === null) return readDocument(text, whole)
  if (whole) return own
  const minutes = { ...own }
  delete minutes.course
  return {
    ...minutes,
    resolutions: own.resolutions.map(({ number, text: wording, vote }) => ({ number, text: wording, vote })),
  }
}

function readDocument(text: string, whole: boolean): Minutes {
  const cut = (wording: string) => (whole ? wording : wording.slice(0, excerptLength).trim())
  const source = readSource(text)
  const labelled = findLabels(source)
  const head = readHead(source, labelled)
  const people = readPeople(source, labelled)
  const blocks = readCourse(source, courseStart(source, labelled))
  return {
    ...head,
    present: people.present,
    excused: people.excused,
    absent: people.absent,
    guests: people.guests,
    quorate: quorumStated(joinLines(source.lines)),
    recorder: people.recorder,
    verifiers: people.verifiers,
    chair: people.chair,
    agenda: readAgenda(source),
    resolutions: readResolutions(blocks).map(({ number, text: wording, vote }) => ({
      number,
      text: cut(wording),
      vote,
    })),
    tasks: readTasks(blocks, head.date).map(({ text: wording, assignee, due, status }) => ({
      text: cut(wording),
      assignee,
      due,
      status,
    })),
    nextMeeting: readNextMeeting(source, head.date),
  }
}

/** The line after the lists of people, where the running text begins. */
function courseStart(source: Source, labelled: readonly Labelled[]): number {
  const head = labelled.filter(({ label }) =>
    ['present', 'members', 'excused', 'absent', 'guests', 'term', 'place'].includes(label),
  )
  const early = head.filter(({ lines }) => lines[0]!.number < source.lines.length / 2 + 10)
  return Math.max(1, ...early.map(({ lines }) => lines.at(-1)!.number + 1))
}
