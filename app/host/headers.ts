import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** SHA-256 of nothing: plotly adds one empty style element. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

interface HeaderOptions {
  /** People reach the site by https: browsers are told to stay there. */
  https: boolean;
  /** Vite adds style elements of its own during development, without the nonce. */
  development: boolean;
}

/** Gives each response its nonce (res.locals.nonce) and the headers that tell a browser what the page may do. */
export function secureHeaders({ https, development }: HeaderOptions): RequestHandler[] {
  return [
    (_req, res, next) => {
      res.locals["nonce"] = randomBytes(16).toString("base64");
      next();
    },
    (req, res, next) => {
      const nonce = `'nonce-${res.locals["nonce"]}'`;
      helmet({
        contentSecurityPolicy: {
          useDefaults: false,
          directives: {
            "default-src": ["'self'"],
            "script-src": ["'self'", nonce],
            "script-src-attr": ["'none'"],
            "style-src": development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce, EMPTY_STYLE],
            "img-src": ["'self'", "data:", "blob:"],
            "font-src": ["'self'"],
            "connect-src": ["'self'"],
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'self'"],
            "frame-ancestors": ["'none'"],
            ...(https && { "upgrade-insecure-requests": [] }),
          },
        },
        // no-referrer would make Chromium send "Origin: null" with forms.
        referrerPolicy: { policy: "same-origin" },
        strictTransportSecurity: https && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
        // Browsers complain of these two on the console where there is no https.
        crossOriginOpenerPolicy: https,
        originAgentCluster: https,
        xFrameOptions: { action: "deny" },
      })(req, res, next);
    },
  ];
}
