import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import { formatByName } from '../../../shared/ingest/parsers/find-format.ts';
import { DatasetError } from './read-lines.ts';

/** What lies beside documents without being one. */
const notDocuments = /^(?:readme|licen[cs]e|notice)\b|\.jsonl$|^\./iu;

/**
 * The documents of a data set: the files in its folder `documents`, or else all beside the questions and in the folders
 * there. @throws DatasetError when there are none, or two with the same name
 */
export function findDocuments(folder: string): string[] {
  const own = join(folder, 'documents');
  const files = existsSync(own)
    ? filesIn(own)
    : [...filesIn(folder), ...foldersIn(folder).flatMap(filesIn)];
  if (files.length === 0) throw new DatasetError(`${folder} holds no documents.`);
  const byName = new Map<string, string>();
  for (const file of files) {
    const other = byName.get(basename(file));
    if (other !== undefined) {
      throw new DatasetError(
        `${other} and ${file} have the same name, by which questions mean them.`,
      );
    }
    byName.set(basename(file), file);
  }
  return files;
}

function filesIn(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isFile() && !notDocuments.test(entry.name))
    .filter(({ name }) => formatByName(name) !== undefined)
    .map(({ name }) => join(folder, name));
}

function foldersIn(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

function entries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
