/** Types a value of a plain field, or an element of a collection, can have here. */
export const ELEMENT_TYPES = [
  'Edm.String',
  'Edm.Boolean',
  'Edm.Int32',
  'Edm.Int64',
  'Edm.Double',
  'Edm.DateTimeOffset',
] as const;

export type ElementType = (typeof ELEMENT_TYPES)[number];

/** The only type of vector field served: 32-bit floats. */
export const VECTOR_TYPE = 'Collection(Edm.Single)';

/** Every field type the local service accepts, by its name in the Entity Data Model. */
export const FIELD_TYPES = [
  ...ELEMENT_TYPES,
  ...ELEMENT_TYPES.map((type) => `Collection(${type})` as const),
  VECTOR_TYPE,
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

export function isCollection(type: FieldType): boolean {
  return type.startsWith('Collection(');
}

/** The type of the values a filter compares. @param type of anything but a vector field. */
export function elementTypeOf(type: FieldType): ElementType {
  const element = type.replace(/^Collection\((.+)\)$/, '$1');
  const known = ELEMENT_TYPES.find((candidate) => candidate === element);
  if (!known) throw new TypeError(`${type} has no comparable elements.`);
  return known;
}
