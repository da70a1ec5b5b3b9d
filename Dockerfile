# The atlas in a container: the install builds the client; the database is PostgreSQL + PostGIS beside it (docker-compose.yml).
FROM node:20-bookworm-slim AS build
WORKDIR /atlas
COPY package.json package-lock.json .npmrc tsconfig.base.json ./
COPY data/package.json data/
COPY server/package.json server/
COPY server/bin server/bin
COPY client/package.json client/
COPY test/package.json test/
RUN ATLAS_SKIP_POSTINSTALL=1 npm ci --omit=dev
COPY data data
COPY server server
COPY client client
RUN node server/bin/build-client.mjs

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 ATLAS_DATA_DIR=/var/lib/asm-atlas
WORKDIR /atlas
COPY --from=build --chown=root:root /atlas /atlas
RUN install -d -o node -g node -m 0700 /var/lib/asm-atlas
USER node
VOLUME /var/lib/asm-atlas
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/bin/serve.mjs"]
