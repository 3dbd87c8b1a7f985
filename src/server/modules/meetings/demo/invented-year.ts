import type {
  ItemRecordInput,
  MeetingRecordInput,
  TaskRecordInput,
} from '../../../../shared/meetings/record.ts'

/** A body of the sample city: how many members, in which months of 2023 it met, and what it dealt with. */
export interface SampleBody {
  members: number
  present: number
  startsAt: string
  endsAt: string
  place: string
  days: readonly string[]
  topics: readonly Topic[]
}

interface Topic {
  title: string
  text: string
  decision: string
  kind: 'resolution' | 'recommendation' | 'acknowledgement'
  task?: { text: string; assignee: string; days: number }
}

/** Invented meetings with roles instead of names; the same input gives the same records. */
export function inventedMeetings(body: SampleBody): MeetingRecordInput[] {
  return body.days.map((heldOn, index) => {
    const present = Math.max(Math.floor(body.members / 2) + 1, body.present - (index % 3))
    const topics = [0, 1, 2].map((step) => body.topics[(index * 3 + step) % body.topics.length]!)
    return {
      number: index + 1,
      heldOn,
      startsAt: body.startsAt,
      endsAt: body.endsAt,
      place: body.place,
      quorate: true,
      attendance: attendance(body.members, present),
      items: [
        programme(present),
        ...topics.map((topic, step) => item(topic, step + 2, present, (index + step) % 4, heldOn)),
      ],
      tasks: [],
      annexes: [],
      chairName: null,
      recorderName: 'Zapisovatelka',
      recorderGender: 'female',
      verifiers: ['Ověřovatel zápisu'],
      handSigned: false,
      nextMeeting: null,
    }
  })
}

function attendance(members: number, present: number): MeetingRecordInput['attendance'] {
  return Array.from({ length: members }, (_, index) => ({
    name: index === 0 ? 'Předsedající' : `Člen ${index}`,
    personId: null,
    capacity: 'member' as const,
    state: index < present ? ('present' as const) : ('excused' as const),
    arrivedAt: null,
    leftAt: null,
    gender: 'male' as const,
  }))
}

function votes(present: number, dissent: number) {
  return {
    present,
    for: present - dissent,
    against: 0,
    abstain: dissent,
    notVoting: 0,
    result: 'accepted' as const,
    unanimous: null,
  }
}

function programme(present: number): ItemRecordInput {
  const resolution = {
    number: null,
    kind: 'resolution' as const,
    text: 'Program se schvaluje.',
    vote: votes(present, 0),
  }
  const empty = { presenter: null, text: '', onProgramme: true, tasks: [] }
  return { ...empty, number: '1', title: 'Schválení programu', resolutions: [resolution] }
}

function item(topic: Topic, number: number, present: number, step: number, heldOn: string): ItemRecordInput {
  const dissent = step === 3 ? 1 : 0
  const tasks: TaskRecordInput[] = topic.task
    ? [
        {
          text: topic.task.text,
          assignee: topic.task.assignee,
          dueOn: daysAfter(heldOn, topic.task.days),
          dueWords: null,
          state: step === 0 ? 'open' : 'done',
        },
      ]
    : []
  const vote = topic.kind === 'acknowledgement' ? null : votes(present, dissent)
  const resolution = {
    number: `${number}/${heldOn.slice(5, 7)}/${heldOn.slice(0, 4)}`,
    kind: topic.kind,
    text: topic.decision,
    vote,
  }
  return {
    number: String(number),
    title: topic.title,
    presenter: null,
    text: topic.text,
    onProgramme: true,
    resolutions: [resolution],
    tasks,
  }
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
