/** Narrowing of JSON that is only read, never trusted. */
export type Shape = Readonly<Record<string, unknown>>;

export function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list that are objects; none of anything else. */
export function shapesOf(value: unknown): Shape[] {
  return Array.isArray(value) ? value.filter(isShape) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The object in a text of JSON; undefined for anything else. */
export function shapeIn(text: string): Shape | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isShape(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
