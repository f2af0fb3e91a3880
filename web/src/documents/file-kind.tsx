/** The ending of a file's name as a small label. */
export function FileKind({ path }: { readonly path: string }) {
  const ending = /\.([a-z0-9]{1,5})$/iu.exec(path)?.[1] ?? 'file';
  return (
    <span className="file-kind" aria-hidden="true">
      {ending.toLowerCase()}
    </span>
  );
}
