import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type RouteTree = Parameters<typeof matchRoutes>[0];

/**
 * Finds the pattern, such as /agreements/:code/steps/:step, of the page or resource that a path leads to. The log
 * holds patterns because a path may hold a token.
 */
export function patternFinder(routes: ServerBuild["routes"]): (path: string) => string {
  const tree = childrenOf(undefined, routes);
  return (path) => {
    const matches = matchRoutes(tree, pagePath(path));
    if (!matches) return path === "/__manifest" ? path : "none";
    return `/${matches.flatMap(({ route }) => route.path ?? []).join("/")}`.replace(/\/+/g, "/");
  };
}

/** A page's data is asked for under its own path with ".data" after it. */
function pagePath(path: string): string {
  return path.replace(/\.data$/, "").replace(/^\/_root$/, "/");
}

function childrenOf(parentId: string | undefined, routes: ServerBuild["routes"]): RouteTree {
  return Object.values(routes)
    .filter((route) => route !== undefined && (route.parentId || undefined) === parentId)
    .map((route) =>
      route.index
        ? { id: route.id, path: route.path, index: true as const }
        : {
            id: route.id,
            path: route.path,
            caseSensitive: route.caseSensitive,
            children: childrenOf(route.id, routes),
          },
    );
}
