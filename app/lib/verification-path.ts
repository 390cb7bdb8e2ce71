/** The page of an auditor's sample. */
export const verificationPath = (code: string, sample: string) =>
  `/agreements/${code}/verification?sample=${encodeURIComponent(sample)}#sample`;
