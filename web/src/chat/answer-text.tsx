import { useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { Citation, Grounding } from '../api/types.ts';
import { CitationButton } from './citation-button.tsx';
import { citationMarkers } from './citation-markers.ts';
import { documentLink } from './document-link.ts';
import { unsupportedText } from './unsupported-text.ts';

/** The words of an answer. They are hostile text: no HTML, no images, links to this server's documents only. */
export function AnswerText({
  text,
  cited,
  grounding,
}: {
  readonly text: string;
  readonly cited: ReadonlyMap<number, readonly Citation[]>;
  readonly grounding: Grounding | undefined;
}) {
  const known = [...cited.keys()].join(' ');
  const components = useMemo(() => safeComponents(new Set(known.split(' '))), [known]);
  // Tables come with GitHub's Markdown; the markers come last, so that those inside cells are found.
  const plugins = useMemo(() => {
    const unsupported = grounding?.sentences.filter(({ supported }) => !supported) ?? [];
    return [remarkGfm, unsupportedText(unsupported), citationMarkers];
  }, [grounding]);
  return (
    <div className="answer-text" dir="auto">
      <Markdown remarkPlugins={plugins} components={components} disallowedElements={['img']}>
        {text}
      </Markdown>
    </div>
  );
}

function safeComponents(cited: ReadonlySet<string>): Components {
  return {
    // The marker comes a moment before its citation; until then it is a number without a passage.
    button: ({ value }) => (
      <CitationButton number={Number(value)} ready={cited.has(String(value))} />
    ),
    table: ({ children }) => (
      <div className="table-scroll">
        <table>{children}</table>
      </div>
    ),
    a({ href, children }) {
      const link = documentLink(href, location.origin);
      return link === undefined ? (
        <>{children}</>
      ) : (
        <a href={link} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      );
    },
  };
}
