import type { Document } from "mongodb";
import type { Condition, OrderKind } from "./filter";

const comparators: Readonly<Record<OrderKind, string>> = {
  above: "$gt",
  atLeast: "$gte",
  below: "$lt",
  atMost: "$lte",
};

/** MongoDB would compare with the elements of an array as well; the port's filters never look inside. */
const notArray = { $not: { $type: "array" } };

export function conditionToMongo(condition: Condition): Document {
  switch (condition.kind) {
    case "all":
      return condition.of.length === 0 ? {} : { $and: condition.of.map(conditionToMongo) };
    case "any":
      return { $or: condition.of.map(conditionToMongo) };
    case "equal":
      return { [condition.path]: { $eq: condition.value, ...notArray } };
    case "unequal":
      return {
        $or: [{ [condition.path]: { $ne: condition.value } }, { [condition.path]: { $type: "array" } }],
      };
    case "among":
      return { [condition.path]: { $in: condition.values, ...notArray } };
    case "exists":
      return { [condition.path]: { $exists: condition.expected } };
    default:
      return { [condition.path]: { [comparators[condition.kind]]: condition.value, ...notArray } };
  }
}
