import { badRequest } from './cosmos-error.ts';
import { isObject, setProperty, type Json, type JsonObject } from './json.ts';

export type PatchOperation =
  | { readonly op: 'add' | 'set' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'incr'; readonly path: string; readonly value: number }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly path: string; readonly from: string };

const READ_ONLY = new Set(['id', '_rid', '_self', '_etag', '_ts', '_attachments']);

/** The object or array that holds the last name of a path. */
interface Place {
  readonly parent: JsonObject | Json[];
  readonly name: string;
}

/**
 * Applies patch operations in order to a copy of the item.
 * @throws CosmosError 400 naming the operation that cannot be applied; then none is.
 */
export function applyPatch(item: JsonObject, operations: readonly PatchOperation[]): JsonObject {
  const patched = structuredClone(item);
  operations.forEach((operation, index) => {
    try {
      applyOperation(patched, operation);
    } catch (error) {
      if (!(error instanceof PatchFault)) throw error;
      throw badRequest(
        `For Operation(${index + 1}): ${operation.op} ${operation.path}: ${error.message}`,
      );
    }
  });
  return patched;
}

class PatchFault extends Error {}

function applyOperation(item: JsonObject, operation: PatchOperation): void {
  const place = locate(item, operation.path);
  switch (operation.op) {
    case 'add':
      add(place, operation.value);
      break;
    case 'set':
      if (Array.isArray(place.parent) && place.name !== '-') replaceElement(place, operation.value);
      else add(place, operation.value);
      break;
    case 'replace':
      current(place);
      write(place, operation.value);
      break;
    case 'remove':
      remove(place);
      break;
    case 'incr':
      increment(place, operation.value);
      break;
    case 'move': {
      const source = locate(item, operation.from);
      const value = current(source);
      remove(source);
      add(locate(item, operation.path), value);
      break;
    }
  }
}

/** Splits a JSON pointer and walks to the parent of its last name. */
function locate(item: JsonObject, pointer: string): Place {
  const [root, ...names] = pointer
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop();
  if (root !== '' || last === undefined || last === '') throw new PatchFault('the path is invalid');
  if (READ_ONLY.has(names[0] ?? last)) throw new PatchFault('the property cannot be patched');
  let parent: JsonObject | Json[] = item;
  for (const name of names) {
    const child = read(parent, name);
    if (typeof child !== 'object' || child === null) {
      throw new PatchFault(`there is no object or array at '${name}'`);
    }
    parent = child;
  }
  return { parent, name: last };
}

function read(parent: JsonObject | Json[], name: string): Json | undefined {
  if (Array.isArray(parent)) return /^\d+$/.test(name) ? parent[Number(name)] : undefined;
  return isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;
}

/** The value that is there. */
function current({ parent, name }: Place): Json {
  const value = read(parent, name);
  if (value === undefined) throw new PatchFault('the path does not exist');
  return value;
}

function write({ parent, name }: Place, value: Json): void {
  if (Array.isArray(parent)) parent[Number(name)] = value;
  else setProperty(parent, name, value);
}

/** In an array, makes room at an index or appends at `-`. */
function add({ parent, name }: Place, value: Json): void {
  if (!Array.isArray(parent)) {
    setProperty(parent, name, value);
    return;
  }
  const index = name === '-' ? parent.length : Number(name);
  if (!Number.isInteger(index) || index < 0 || index > parent.length) {
    throw new PatchFault('the array index is out of range');
  }
  parent.splice(index, 0, value);
}

function replaceElement(place: Place, value: Json): void {
  current(place);
  write(place, value);
}

function remove(place: Place): void {
  current(place);
  if (Array.isArray(place.parent)) place.parent.splice(Number(place.name), 1);
  else Reflect.deleteProperty(place.parent, place.name);
}

/** A number that is not there yet begins at 0. */
function increment(place: Place, by: number): void {
  const before = read(place.parent, place.name) ?? 0;
  if (typeof before !== 'number') throw new PatchFault('the value is not a number');
  if (Array.isArray(place.parent)) current(place);
  write(place, before + by);
}
