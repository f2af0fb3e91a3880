import { useRef, useState } from 'react';
import { sentenceOf } from '../api/api-error.ts';
import { uploadDocument } from '../api/documents.ts';

/** A file on its way to the server, or one that did not get there. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Why it was not taken; undefined while it is on its way. */
  readonly failure: string | undefined;
}

/** Uploads files one after another. @param onUploaded called after each that arrived */
export function useUploads(onUploaded: () => Promise<void>) {
  const count = useRef(0);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const dismiss = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  const send = async (file: File, key: string) => {
    try {
      await uploadDocument(file);
      await onUploaded();
      dismiss(key);
    } catch (error) {
      const failure = sentenceOf(error);
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, failure } : one)));
    }
  };

  const add = async (files: readonly File[]) => {
    const added = files.map((file) => ({ file, key: `upload-${++count.current}` }));
    setUploads((all) => [
      ...all,
      ...added.map(({ file, key }) => ({ key, name: file.name, failure: undefined })),
    ]);
    for (const { file, key } of added) await send(file, key);
  };

  return { uploads, add, dismiss };
}
