import { z } from "zod";

/** The kinds of field that people fill in, each with the words that tell how to mend it. */

export const line = (what: string, max = 200) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(max, `Shorten this to ${max} characters or fewer`);

export const optionalLine = (max = 200) =>
  z.string().trim().max(max, `Shorten this to ${max} characters or fewer`).nullish();

export const prose = (max = 5000) => z.string().trim().max(max, `Shorten this to ${max} characters or fewer`).nullish();

/** ISO date, as a date field sends it. */
export const date = () => z.iso.date({ error: "Enter a date, such as 10 March 2008" });

export const link = () =>
  z
    .url({ protocol: /^https?$/, error: "Enter a web address that starts with http:// or https://" })
    .max(2000)
    .nullish();

/** Id of another document. */
export const reference = (what: string) =>
  z
    .string({ error: `Choose ${what}` })
    .min(1, `Choose ${what}`)
    .max(100);
export const optionalReference = () => z.string().max(100).nullish();
export const references = () => z.array(z.string().max(100)).max(200).default([]);

export const choice = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.enum(values, { error: `Choose ${what}` });

export const decimal = (what: string) =>
  z.coerce.number({ error: `Enter ${what} as a number, such as 29.1` }).refine(Number.isFinite, {
    error: `Enter ${what} as a number, such as 29.1`,
  });

/** People edit these apart, so that each entry is a field of its own for merging and history. */
export const mapOf = <T extends z.ZodType>(entry: T) => z.record(z.string().min(1).max(100), entry).default({});
