declare module 'xunit-viewer/src/cli/parse.js' {
  /** Parses JUnit or xUnit XML into what the viewer shows. */
  export default function parse(xml: string): Promise<unknown>
}
