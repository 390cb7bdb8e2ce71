import type { Act } from "@models/act";
import type { Operation as Permission } from "@models/people/permissions";
import type { Request, Response } from "express";
import type { z } from "zod";
import type { Installation } from "../host/load-context";
import type { ProblemStatus } from "./problem";

export const API = "/api/v1";

export type Method = "get" | "post" | "patch" | "delete";

export const TAGS = {
  agreements: "Agreements",
  parts: "Parts of an agreement",
  figures: "Figures",
  imports: "Imports",
  reference: "Reference data",
  region: "The region",
} as const;

/** An answer that was asked for. */
export interface Answer {
  readonly status: number;
  readonly description: string;
  /** What its JSON is; none for an answer without a body. */
  readonly schema?: z.ZodType;
  /** Its media types, when it is not JSON alone: by type, what one document of it is. */
  readonly types?: Readonly<Record<string, z.ZodType>>;
}

/** What an operation's handler is given: everything was read and checked as the operation says. */
export interface Asked<P = unknown, Q = unknown, B = unknown> {
  readonly act: Act;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The revisions that If-Match names; "any" for an asterisk. */
  readonly ifMatch: readonly string[] | "any";
  /** Which of the answer's media types the client likes best. */
  readonly type: string;
  readonly installation: Installation;
  /** The request itself, for a body that is not JSON. */
  readonly req: Request;
  readonly res: Response;
}

/** What a handler answers. */
export interface Reply {
  /** 200 when left out. */
  readonly status?: number;
  readonly json?: unknown;
  /** Pieces of a long answer in the media type that was asked for, in place of `json`. */
  readonly stream?: AsyncIterable<string>;
  /** The revision, for ETag. */
  readonly rev?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing that a program may ask for. Router, checks, permission walk and description come from its fields. */
export interface ApiOperation {
  /** Unique: what generated clients call it. */
  readonly id: string;
  readonly method: Method;
  /** Below /api/v1, as Express writes it: parameters as :name. */
  readonly path: string;
  readonly tag: keyof typeof TAGS;
  /** One line: what it does. */
  readonly summary: string;
  readonly description?: string;
  /**
   * Who may: everybody with a token, or who has one of these in the permission table. Commands check more closely: whose
   * the thing is, and whether it may be changed now.
   */
  readonly permission: "signed in" | readonly Permission[];
  /**
   * What the permission is about: the agreement that :code or the body names, what only its partnership sees of it, or the
   * person's own region.
   */
  readonly about: "site" | "agreement" | "agreement in body" | "workings" | "region";
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What its body is when it is not JSON: its media types. The handler reads the request itself. */
  readonly bodyTypes?: readonly string[];
  /** Bytes that the body may have. */
  readonly mostBytes?: number;
  /** A change of something that may have been changed meanwhile: If-Match is required. */
  readonly ifMatch?: true;
  readonly answer: Answer;
  /** Problems that it may answer with besides those that follow from its other fields. */
  readonly problems?: readonly ProblemStatus[];
  readonly handle: (asked: Asked<never, never, never>) => Promise<Reply>;
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;

/** An operation whose handler knows what its schemas let through. */
export function operation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  fields: Omit<ApiOperation, "params" | "query" | "body" | "handle"> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly handle: (asked: Asked<Out<P>, Out<Q>, Out<B>>) => Promise<Reply>;
  },
): ApiOperation {
  return fields as unknown as ApiOperation;
}

/** Whether it changes something. */
export function isChange({ method }: Pick<ApiOperation, "method">): boolean {
  return method !== "get";
}
