import type { Store } from "@models/store/port";

type Call = (...given: unknown[]) => unknown;

/** The same store, with `around` called instead of each of its methods: what happens between the steps of a command. */
export function storeAround(store: Store, around: (name: string, given: unknown[], call: Call) => unknown): Store {
  return new Proxy(store, {
    get(real, name) {
      const member: unknown = Reflect.get(real, name);
      if (typeof member !== "function") return member;
      const call = (...given: unknown[]) => (member as Call).apply(real, given);
      return (...given: unknown[]) => around(String(name), given, call);
    },
  });
}

/** The same store, which stops answering before its nth write: what a process killed there leaves behind. */
export function killedAtWrite(store: Store, n: number): Store {
  let writes = 0;
  return storeAround(store, (name, given, call) => {
    if ((name === "insert" || name === "replace") && ++writes >= n) throw new Error("killed");
    return call(...given);
  });
}
