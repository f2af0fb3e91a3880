import type { Metafile } from 'esbuild';

/** Folders that must never be deployed. */
const forbidden = /^(local|test|tools|web)\//;
/** The innermost package that a file belongs to. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
const functionsLibrary = /^(.*node_modules\/@azure\/functions)\//;

/** What package-lock.json says of the installed packages, by their folder: `dev` when nothing that is deployed needs it. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/**
 * Finds what makes a bundle unfit for deployment.
 * @returns a sentence for each fault; none when the bundle may go out
 */
export function bundleFaults(metafile: Metafile, lockfile: Lockfile): string[] {
  return [...forbiddenInputs(metafile, lockfile), ...libraryFaults(metafile)];
}

function forbiddenInputs(metafile: Metafile, { packages }: Lockfile): string[] {
  return Object.keys(metafile.inputs).flatMap((path) => {
    if (forbidden.test(path)) return [`${path} belongs to the local stack or the tools.`];
    const [folder = ''] = packageFolder.exec(path) ?? [];
    const isForDevelopment = packages[folder]?.dev === true;
    return isForDevelopment ? [`${path} is part of the development dependency ${folder}.`] : [];
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
