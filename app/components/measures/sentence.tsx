import type { SentencePart } from "@models/measures/reading";

interface SentenceProps {
  parts: readonly (SentencePart & { readonly tone?: "known" | "promise" })[];
}

/** A generated sentence: figures stand out, what was worked out is coloured by what it means, the promise is orange. */
export function Sentence({ parts }: SentenceProps) {
  return (
    <>
      {parts.map(({ text, working, judgement, tone }, i) =>
        working || tone ? (
          <strong
            key={i}
            className={tone === "promise" ? "wm-promise" : judgement ? `wm-judged--${judgement}` : undefined}
          >
            {text}
          </strong>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </>
  );
}
