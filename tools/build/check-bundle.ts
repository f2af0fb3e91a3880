import type { Metafile } from 'esbuild';

/** Folders that must never be deployed. */
const forbidden = /^(local|test|tools|web)\//;
const functionsLibrary = /^(.*node_modules\/@azure\/functions)\//;

export interface PackageNames {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Finds what makes a bundle unfit for deployment.
 * @returns a sentence for each fault; none when the bundle may go out
 */
export function bundleFaults(metafile: Metafile, manifest: PackageNames): string[] {
  return [...forbiddenInputs(metafile, manifest), ...libraryFaults(metafile)];
}

function forbiddenInputs(metafile: Metafile, manifest: PackageNames): string[] {
  const dev = Object.keys(manifest.devDependencies).filter(
    (name) => !(name in manifest.dependencies),
  );
  return Object.keys(metafile.inputs).flatMap((path) => {
    if (forbidden.test(path)) return [`${path} belongs to the local stack or the tools.`];
    const name = dev.find((one) => path.startsWith(`node_modules/${one}/`));
    return name === undefined ? [] : [`${path} is part of the development dependency ${name}.`];
  });
}

/** A second copy would keep registrations of its own, which the Functions worker never sees. */
function libraryFaults(metafile: Metafile): string[] {
  const files = Object.keys(metafile.inputs).filter((path) => functionsLibrary.test(path));
  const copies = new Set(files.map((path) => functionsLibrary.exec(path)?.[1]));
  const placed = files.flatMap((file) =>
    Object.values(metafile.outputs).filter(({ inputs }) => file in inputs),
  );
  if (copies.size === 1 && placed.length === files.length) return [];
  return [
    `@azure/functions must be in the bundle once, and is there ${Math.max(copies.size, placed.length)} times.`,
  ];
}
