/** A node of a page's structure tree (ISO 32000-1, 14.7), as pdf.js gives it: elements, and the marked content they hold. */
export interface StructureNode {
  /** The standard structure type; absent for content. */
  readonly role?: string;
  readonly children?: readonly StructureNode[];
  /** `content` for marked content of the page. */
  readonly type?: string;
  /** Of marked content. */
  readonly id?: string;
  /** What stands for an element that cannot be read, such as a picture. */
  readonly alt?: string;
  /** Columns that a table cell spans. */
  readonly colSpan?: number;
}

/** The ids of all marked content below a node, in order. */
export function* contentIds(node: StructureNode): Iterable<string> {
  if (node.type === 'content' && node.id !== undefined) yield node.id;
  for (const child of node.children ?? []) yield* contentIds(child);
}

/** All elements of some roles below a node, in order; none within another. */
export function* elements(
  node: StructureNode,
  roles: ReadonlySet<string>,
): Iterable<StructureNode> {
  for (const child of node.children ?? []) {
    if (child.role !== undefined && roles.has(child.role)) yield child;
    else yield* elements(child, roles);
  }
}

/** Level 1 to 6 of a heading element; undefined for any other. */
export function headingLevelOf(role: string | undefined): number | undefined {
  if (role === 'Title') return 1;
  if (role === 'H') return 2;
  const level = /^H([1-6])$/u.exec(role ?? '')?.[1];
  return level === undefined ? undefined : Number(level);
}
