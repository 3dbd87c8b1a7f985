import { render } from 'svelte/server'
import MeetingFromMemory from './MeetingFromMemory.svelte'

/** The component of the meeting page, fed from memory: what the page costs without a server, a database and a frame. */
export const renderMeeting = (props: Parameters<typeof render>[1]): string =>
  render(MeetingFromMemory as never, props as never).body
