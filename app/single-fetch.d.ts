import "@remix-run/node";

/** Types what loaders and actions give to their pages as single fetch carries it (remix.config.js). */
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
