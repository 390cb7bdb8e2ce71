/** One number that went into a computed one. `value` is printed as given, already rounded to its source's precision. */
export interface WorkingInput {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
}

/** How every computed number explains itself: opened by "How was this worked out?". */
export interface Working {
  /** What was worked out, such as "Gap to West Midlands in 2005". */
  readonly title: string;
  /** In words, such as "Coventry − West Midlands". */
  readonly formula: string;
  readonly inputs: readonly WorkingInput[];
  /** The sum line by line, where one line does not show it. */
  readonly steps?: readonly string[];
  readonly result: string;
  /** Where the formula or rule comes from, when it is not plain arithmetic. */
  readonly source?: string;
}
