FROM node:24-slim AS build
WORKDIR /waymark
COPY . .
RUN node bin/prepare.mjs && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
WORKDIR /waymark
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build /waymark/package.json ./
COPY --from=build /waymark/node_modules node_modules
COPY --from=build /waymark/build build
COPY --from=build /waymark/bin bin
COPY --from=build /waymark/seeds/reference seeds/reference
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/start.mjs"]
