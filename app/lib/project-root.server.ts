import { fileURLToPath } from "node:url";

/** The folder of the checkout: two above this file, and above build/host, where the bundles of the host lie. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
