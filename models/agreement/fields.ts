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

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A number, or one as a form sends it; never nothing, which would pass for 0. */
const numeric = (error: string) =>
  z.union([z.number(error), z.string().trim().regex(NUMBER, error).transform(Number)], { error });

/** Larger ones are no figures of any area, and would overflow in what is worked out from them. */
const LARGEST = 1e15;

export const decimal = (what: string) => anyNumber(`Enter ${what} as a number, such as 29.1`);

/** What somebody guesses: an example would sway them. */
export const estimate = (what: string) => anyNumber(`Enter ${what} as a number`);

const anyNumber = (error: string) => numeric(error).pipe(z.number().min(-LARGEST, error).max(LARGEST, error));

/** A whole number from `least` to `most`. @param error the words for what is none. */
export const wholeNumber = (error: string, least: number, most: number) =>
  numeric(error).pipe(z.number().int(error).min(least, error).max(most, error));

/** The place of a thing among others of its kind. */
export const place = () => wholeNumber("Enter a whole number of 0 or more", 0, 1e9).default(0);

/** A key stands in the dotted path of its field, so that it holds no dot. */
const KEY = /^(?!__proto__$)[^.$\u0000-\u001f]{1,100}$/;

/** People edit these apart, so that each entry is a field of its own for merging and history. */
export const mapOf = <T extends z.ZodType>(entry: T) =>
  z
    .record(z.string().regex(KEY, "Use a key of 1 to 100 characters, without a dot or a dollar sign"), entry)
    .default({});
