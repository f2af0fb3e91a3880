import { memo } from 'react';
import './answer.css';
import { AnswerNotices } from './answer-notices.tsx';
import { AnswerText } from './answer-text.tsx';
import type { ChatMessage } from './chat-message.ts';
import { CitationCards } from './citation-cards.tsx';
import { FollowUps } from './follow-ups.tsx';
import { NearestDocuments } from './nearest-documents.tsx';
import { readAnswer } from './read-answer.ts';
import { Searching } from './searching.tsx';
import { SourceList } from './source-list.tsx';

interface AnswerProps {
  readonly message: ChatMessage;
  readonly streaming: boolean;
  readonly failed: boolean;
  /** Absent while another question cannot be asked from here. */
  readonly onAsk: ((question: string) => void) | undefined;
  readonly onAskAgain: (() => void) | undefined;
}

/** An answer above the ground line; below it, the passages it stands on. */
export const Answer = memo(function Answer(props: AnswerProps) {
  const { message, streaming, failed, onAsk, onAskAgain } = props;
  const answer = readAnswer(message);
  return (
    <CitationCards answerId={message.id} citations={answer.citations}>
      <article className="answer" aria-label="Answer" aria-busy={streaming}>
        {answer.rewrittenQuestion !== undefined && (
          <p className="rewritten">
            Searched for <q dir="auto">{answer.rewrittenQuestion}</q>
          </p>
        )}
        {answer.text === '' && streaming && <Searching sources={answer.sources} />}
        <AnswerText text={answer.text} cited={answer.citations} grounding={answer.grounding} />
        <AnswerNotices
          answer={answer}
          unfinished={!answer.whole && !streaming && !failed}
          onAskAgain={onAskAgain}
        />
        {answer.nearest.length > 0 && <NearestDocuments documents={answer.nearest} />}
        {answer.citations.size > 0 && <SourceList citations={answer.citations} />}
        {answer.whole && !answer.refused && (
          <p className="answered-by">
            Answered by {answer.model}
            {answer.conversational && ', without documents'}
          </p>
        )}
        {onAsk && answer.followUps.length > 0 && (
          <FollowUps questions={answer.followUps} onAsk={onAsk} />
        )}
      </article>
    </CitationCards>
  );
}, isUnchanged);

/** An answer that is neither growing nor the last one is not read again with every word of another. */
function isUnchanged(before: AnswerProps, after: AnswerProps): boolean {
  return (
    before.message === after.message &&
    before.streaming === after.streaming &&
    before.failed === after.failed &&
    (before.onAsk === undefined) === (after.onAsk === undefined)
  );
}
