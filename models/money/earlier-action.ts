import type { Action } from "../actions/action";
import type { RESOURCE_KINDS } from "./resource";

/** An action as it was kept before lines of money were documents: what it is done with stood on it. */
export type EarlierAction = Action & {
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly giver: string;
        readonly kind: (typeof RESOURCE_KINDS)[number];
        readonly year: string;
        readonly amount: number;
      }
    >
  >;
};

export const hasResources = (action: object): action is EarlierAction => "resources" in action;

export function withoutResources<T extends object>(action: T): T {
  const { resources: _resources, ...rest } = action as T & { resources?: unknown };
  return rest as T;
}
