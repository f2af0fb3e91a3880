import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ListedFile {
  /** Path for the file system. */
  readonly file: string;
  /** Path below the listed folder, with `/`. */
  readonly name: string;
  /** Changes when the content does: time and size. */
  readonly state: string;
}

/**
 * All files of a folder and its subfolders, but those whose own or folder's name begins with a dot.
 * @param onError called for a subfolder that cannot be read; the others are listed nevertheless
 * @throws the system's error when the folder itself cannot be read
 */
export async function listFiles(
  directory: string,
  onError: (name: string, error: unknown) => void,
): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  const list = async (folder: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const file = join(folder, entry.name);
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) {
        await list(file, `${name}/`).catch((error: unknown) => onError(name, error));
      } else if (entry.isFile()) {
        // The file may be gone again by now.
        const status = await stat(file).catch(() => undefined);
        if (status) found.push({ file, name, state: `${status.mtimeMs}:${status.size}` });
      }
    }
  };
  await list(directory, '');
  return found;
}
