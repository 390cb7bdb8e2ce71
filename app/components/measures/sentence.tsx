import type { SentencePart } from "@models/measures/reading";

/** A generated sentence: what was worked out stands out, coloured by what it means. */
export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return (
    <>
      {parts.map(({ text, working, judgement }, i) =>
        working ? (
          <strong key={i} className={judgement ? `wm-judged--${judgement}` : undefined}>
            {text}
          </strong>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </>
  );
}
