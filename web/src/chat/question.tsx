export function Question({ text }: { readonly text: string }) {
  return (
    <h2 className="question" dir="auto">
      <span className="visually-hidden">You asked: </span>
      {text}
    </h2>
  );
}
