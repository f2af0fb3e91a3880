import type { Metafile } from 'esbuild';

/** Folders that must never be deployed. */
const forbidden = /^(local|test|tools|web)\//;

export interface PackageNames {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Finds what must not be in a deployment.
 * @returns a sentence for each file of the local stack, the tests or a development dependency
 */
export function forbiddenInputs(metafile: Metafile, manifest: PackageNames): string[] {
  const dev = Object.keys(manifest.devDependencies).filter(
    (name) => !(name in manifest.dependencies),
  );
  return Object.keys(metafile.inputs).flatMap((path) => {
    if (forbidden.test(path)) return [`${path} belongs to the local stack or the tools.`];
    const name = dev.find((one) => path.startsWith(`node_modules/${one}/`));
    return name === undefined ? [] : [`${path} is part of the development dependency ${name}.`];
  });
}
