import { readFileSync } from 'node:fs';
import type { EntityDefinitions } from '../services/service-bus/entities/entity-definitions.ts';
import { parseEntities } from '../services/service-bus/entities/parse-entities.ts';
import { LocalError } from './local-error.ts';

/** Reads the file that describes the queues and topics. @throws LocalError saying what is wrong with it, and where */
export function readEntities(file: string): EntityDefinitions {
  try {
    return parseEntities(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocalError(`${file} is not usable: ${reason}`, { cause });
  }
}
