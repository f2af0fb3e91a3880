import { HostError } from '../host-error.ts';

/** A blob trigger's path pattern: a container and a pattern for blob names. */
export interface BlobPath {
  readonly text: string;
  readonly container: string;
  /** What every matching blob name begins with; narrows the listing. */
  readonly prefix: string;
  /** @returns the parameters' values, or undefined when the name does not match. */
  match(name: string): Readonly<Record<string, string>> | undefined;
}

const parameter = /\{([A-Za-z_]\w*)\}/g;

/**
 * Parses `container/{name}` or `container/{folder}/{file}.pdf`. As in Azure a parameter takes as much
 * as it can, slashes included: `{tenant}/{name}` reads `a/b/c.pdf` as tenant `a/b`, name `c.pdf`.
 * A path without a blob pattern takes every blob of the container.
 * @throws HostError when Azure would not accept the pattern either.
 */
export function parseBlobPath(text: string): BlobPath {
  const slash = text.indexOf('/');
  const container = slash < 0 ? text : text.slice(0, slash);
  const pattern = slash < 0 ? '' : text.slice(slash + 1);
  if (!/^[a-z0-9$](?:[a-z0-9-]*[a-z0-9])?$/.test(container)) {
    throw new HostError(`The blob path "${text}" does not begin with a container name.`);
  }
  if (/[{}]/.test(pattern.replaceAll(parameter, ''))) {
    throw new HostError(
      `The blob path "${text}" has braces around something that is not a name; "{name}" takes slashes too, so "{*name}" is not needed.`,
    );
  }
  const names = [...pattern.matchAll(parameter)].map(([, name]) => name ?? '');
  if (new Set(names).size < names.length) {
    throw new HostError(`The blob path "${text}" uses a parameter twice.`);
  }
  const expression = pattern === '' ? /^/ : new RegExp(`^${toExpression(pattern)}$`, 's');
  return {
    text,
    container,
    prefix: /^[^{]*/.exec(pattern)?.[0] ?? '',
    match(name) {
      const found = expression.exec(name);
      return found ? { ...found.groups } : undefined;
    },
  };
}

function toExpression(pattern: string): string {
  // Split with a capturing group: names stand at the odd places, literal text at the even ones.
  return pattern
    .split(parameter)
    .map((piece, index) => (index % 2 === 1 ? `(?<${piece}>.*)` : escapeExpression(piece)))
    .join('');
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
