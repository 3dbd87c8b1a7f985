declare module 'dmn-moddle' {
  export class DmnModdle {
    /** @throws Error when the text is no DMN */
    fromXML(xml: string): Promise<{ rootElement: unknown }>
  }
}
