/** What a drawn chart is made of. Roles say what a shape means; whoever draws gives them colours and patterns. */
export type Shape =
  | { shape: 'path'; d: string; role: `series-${number}` }
  | {
      shape: 'line'
      x1: number
      y1: number
      x2: number
      y2: number
      role: 'grid' | 'axis' | 'mark' | 'range' | 'leader'
    }
  | { shape: 'bar'; x: number; y: number; width: number; height: number; role: `series-${number}` }
  | { shape: 'dot'; x: number; y: number; role: `series-${number}` }
  | {
      shape: 'text'
      x: number
      y: number
      anchor: 'start' | 'middle' | 'end'
      text: string
      role: 'label' | 'tick' | 'strong'
    }

export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
}
