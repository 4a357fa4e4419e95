/** The parts of an HTTP message that a signature may cover. */
export interface HttpRequestParts {
  readonly method: string;
  /** Absolute, `https://host/path?query`. */
  readonly targetUri: string;
  /** The value of a field by its lower-case name, several joined by a comma; undefined when there is none. */
  readonly field: (name: string) => string | undefined;
}

export interface HttpResponseParts {
  readonly status: number;
  readonly field: (name: string) => string | undefined;
  /** What it answers. */
  readonly request: HttpRequestParts;
}

export type Fields = ReadonlyMap<string, string>;

/** Fields by lower-case name, as what `HttpRequestParts` asks. */
export function fieldsOf(fields: Fields): (name: string) => string | undefined {
  return (name) => fields.get(name);
}
