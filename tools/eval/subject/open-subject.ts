import type { Dataset } from '../dataset/dataset.ts';
import { openCorpus } from './open-corpus.ts';
import { openDocuments } from './open-documents.ts';
import { openModel } from './open-model.ts';
import { openTarget } from './open-target.ts';
import type { Subject } from './subject.ts';

export interface SubjectOptions {
  readonly target?: string | undefined;
  readonly upload: boolean;
  readonly settings: Readonly<Record<string, string>>;
  /** Told what is going on while documents are put in. */
  readonly onPreparing: (what: string) => void;
}

/** Gets ready what a data set is to be asked of. @throws Error when its documents cannot be put in */
export async function openSubject(dataset: Dataset, options: SubjectOptions): Promise<Subject> {
  const { target, upload, settings, onPreparing } = options;
  if (dataset.kind === 'rewrites') return openModel(settings);
  if (target !== undefined) return openTarget(dataset, target, { chosen: settings, upload });
  if (dataset.kind === 'documents') {
    onPreparing(`ingesting ${dataset.files.length} documents`);
    return openDocuments(dataset, settings);
  }
  const all = dataset.corpus.length;
  return openCorpus(dataset, settings, (done) => onPreparing(`indexed ${done} of ${all} texts`));
}
