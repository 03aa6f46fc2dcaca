#!/bin/sh
# Brings the containers to the version in this folder: sh ops/upgrade.sh
# Workers stop first, because those of an older version would sum by older rules. New bots start beside the old ones, so that guests notice
# nothing; the panel is away for some seconds.
set -eu
cd "$(dirname "$0")/.."

docker compose build
bots=$(docker compose ps --quiet bot)
count=$(echo "$bots" | grep -c . || true)
workers=$(docker compose ps --quiet workers | grep -c . || true)

docker compose stop workers
if ! docker compose run --rm migrate; then
  echo 'The database could not be brought up to date: the workers stay stopped, the rest runs on. See above.' >&2
  exit 1
fi
if [ "$count" -gt 0 ]; then
  docker compose up --detach --wait --no-deps --no-recreate --scale "bot=$((count * 2))" bot
  # shellcheck disable=SC2086
  docker stop $bots
  # shellcheck disable=SC2086
  docker rm $bots
  docker compose up --detach --wait --scale "bot=$count" --scale "workers=${workers:-1}"
else
  docker compose up --detach --wait
fi
docker compose ps
