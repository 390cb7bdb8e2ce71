/** How lines begin that say something about a table. No area's name does. */
const BEGINNINGS =
  /^(sources?\b|notes?\b|footnotes?\b|data (from|provided|supplied|source)|published\b|produced (by|from)|prepared by|contact\b|please note|last updated|key:|legend\b|crown copyright|©|n\.?b\.?:?\s|n\/a\s*[=:-]|\(?\d{1,2}[).]\s|\[\w{1,3}\]\s|[*†‡]+\s+\S|\.\.\s*[=:]|figures (are|for|may)|these figures|this (table|data)|the (figures|data)|https?:)/i;

export const isFootnote = (text: string): boolean => BEGINNINGS.test(text.trim()) || text.length > 120;
