import { flatRoutes } from "@remix-run/fs-routes";

/** Every file in app/routes is a page or a resource, under the URL that its name spells. */
export default flatRoutes({ ignoredRouteFiles: ["**/.*", "**/*.server.*", "**/*.css"] });
