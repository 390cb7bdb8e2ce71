const MB = 1024 * 1024;

/** What a file may be. Each limit is a refusal that says what would mend it. */
export interface FileLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly sheets: number;
  /** What an archive or workbook may unpack to, in bytes, and how many times its own size. */
  readonly unpackedBytes: number;
  readonly unpackedRatio: number;
  /** Characters in one row of a text file. */
  readonly rowCharacters: number;
}

export const FILE_LIMITS: FileLimits = {
  bytes: 256 * MB,
  rows: 10_000_000,
  columns: 2000,
  sheets: 200,
  unpackedBytes: 1024 * MB,
  unpackedRatio: 200,
  rowCharacters: MB,
};

export const inMegabytes = (bytes: number) => `${Math.round(bytes / MB).toLocaleString("en-GB")} MB`;
